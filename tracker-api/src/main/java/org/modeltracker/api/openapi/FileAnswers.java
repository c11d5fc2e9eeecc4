package org.modeltracker.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes the files of exports: whole, in parts, and the part that does not exist. */
final class FileAnswers implements OpenApiCustomizer {

    private static final Map<String, List<String>> CHOICES = Map.of(
            "view",
            List.of(
                    "models",
                    "access",
                    "pricing",
                    "open-source-status",
                    "benchmarks",
                    "expectations",
                    "timeline",
                    "events"),
            "form",
            List.of("csv", "ndjson", "parquet"));

    private static final Map<String, String> HEADERS = new TreeMap<>(Map.of(
            "Accept-Ranges", "Always `bytes`: the file can be read in parts.",
            "Repr-Digest", "The SHA-256 of the whole file (RFC 9530).",
            "Tracker-Position", "The last log position in the file.",
            "Tracker-Rows", "The number of rows."));

    @Override
    public void customise(OpenAPI api) {
        for (var path : List.of("/v1/export/{view}.{form}", "/v1/export/{position}/{view}.{form}")) {
            describe(Objects.requireNonNull(api.getPaths().get(path), path).getGet());
        }
    }

    private static void describe(Operation read) {
        CHOICES.forEach((name, values) -> read.getParameters().stream()
                .filter(parameter -> parameter.getName().equals(name))
                .forEach(parameter -> choose(parameter, values)));
        read.addParametersItem(header("Range", "The bytes to return, for example `bytes=0-1023` or `bytes=-8`."));
        read.addParametersItem(header(
                "If-Range",
                "The ETag of the file that the reader has a part of. For another file, the answer is whole."));
        read.getResponses().addApiResponse("200", answer("The file."));
        var part = answer("The parts of the file that `Range` asks for.")
                .addHeaderObject("Content-Range", text("Which bytes these are, of how many."));
        part.getContent().addMediaType("multipart/byteranges", binary());
        read.getResponses().addApiResponse("206", part);
        Responses.refer(read, "416", "RangeNotSatisfiable");
    }

    /** In a schema of its own: the generator shares one among all texts. */
    private static void choose(Parameter parameter, List<String> values) {
        var choice = new StringSchema();
        choice.setEnum(values);
        parameter.setSchema(choice);
    }

    private static Parameter header(String name, String description) {
        return new Parameter().in("header").name(name).description(description).schema(Shapes.text());
    }

    private static ApiResponse answer(String description) {
        var answer = new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType("text/csv", binary())
                        .addMediaType(
                                "application/x-ndjson",
                                new MediaType().schema(Shapes.object().additionalProperties(true)))
                        .addMediaType("application/vnd.apache.parquet", binary()));
        HEADERS.forEach((name, meaning) -> answer.addHeaderObject(name, text(meaning)));
        return answer;
    }

    private static Header text(String description) {
        return new Header().description(description).schema(Shapes.text());
    }

    private static MediaType binary() {
        return new MediaType().schema(Shapes.text().format("binary"));
    }
}
