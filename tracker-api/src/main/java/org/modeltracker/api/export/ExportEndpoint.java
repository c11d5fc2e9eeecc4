package org.modeltracker.api.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.modeltracker.api.http.HttpSettings;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.api.http.request.TimeParameterParser;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.api.importer.PublisherTerms;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Exports of all answers as files. */
@RestController
@RequestMapping("/v1/export")
class ExportEndpoint {

    private static final String POSITION = "Tracker-Position";

    private final Exports exports;
    private final PublisherTerms terms;
    private final TimeParameterParser times;
    private final String path;

    ExportEndpoint(Exports exports, PublisherTerms terms, TimeParameterParser times, HttpSettings settings) {
        this.exports = exports;
        this.terms = terms;
        this.times = times;
        this.path = URI.create(settings.publicUrl()).getRawPath();
    }

    /**
     * @param position the last log position in the files
     * @param sources on what terms the imported sources give their data, by the publisher in the column {@code source_publisher}
     */
    record Manifest(
            @JsonUnwrapped TimeParameters asked,
            long position,
            List<Exports.ManifestEntry> data,
            List<PublisherTerms.Item> sources) {}

    /**
     * Redirects to a table as one file at the newest log position. With {@code as_of}, returns the file as it was known then.
     *
     * @param view models, access, pricing, open-source-status, benchmarks, expectations, timeline or events
     * @param form csv, ndjson or parquet
     */
    @GetMapping("/{view}.{form:csv|ndjson|parquet}")
    @ApiResponse(
            responseCode = "302",
            description = "The file at the newest position is at the address in `Location`.",
            headers = @Header(name = "Location", schema = @Schema(type = "string", format = "uri-reference")))
    void getExport(
            @PathVariable String view,
            @PathVariable String form,
            SubjectTimes times,
            ServletWebRequest request,
            HttpServletResponse response)
            throws IOException {
        long asOf = asOf(times);
        if (times.asked().asOf() != null) {
            send(table(view), form(form), asOf, request, response);
            return;
        }
        response.setHeader(POSITION, Long.toString(asOf));
        response.setHeader(
                HttpHeaders.LOCATION,
                "%s/v1/export/%d/%s.%s".formatted(path, asOf, table(view).name(), form));
        response.setStatus(HttpServletResponse.SC_FOUND);
    }

    /**
     * Returns a table as one file, with one row per period of valid time and record time, the three times and the source. The same position
     * gives the same bytes for ever. {@code source_licence} and {@code source_attribution} tell on what terms an imported source gives its data,
     * and whom to name. {@code stale_from} is the first day on which an answer is stale. Takes {@code Range} and {@code If-Range}, so a Parquet reader can read single columns.
     *
     * @param position the last log position in the file
     * @param view models, access, pricing, open-source-status, benchmarks, expectations, timeline or events
     * @param form csv, ndjson or parquet
     */
    @GetMapping("/{position:\\d{1,18}}/{view}.{form:csv|ndjson|parquet}")
    void getExportVersion(
            @PathVariable long position,
            @PathVariable String view,
            @PathVariable String form,
            ServletWebRequest request,
            HttpServletResponse response)
            throws IOException {
        long asOf = times.at(Long.toString(position), request).asOf();
        send(table(view), form(form), asOf, request, response);
    }

    private void send(Table<?> table, FileForm form, long asOf, ServletWebRequest request, HttpServletResponse response)
            throws IOException {
        var known = exports.etag(table, form, asOf);
        if (known.isPresent() && request.checkNotModified(known.get())) {
            return;
        }
        try (var copy = exports.take(table, form, asOf)) {
            if (request.checkNotModified(copy.etag())) {
                return;
            }
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(copy.entry(), asOf));
            response.setHeader(POSITION, Long.toString(asOf));
            response.setHeader("Tracker-Rows", Long.toString(copy.file().rows()));
            var sha256 = HexFormat.of().parseHex(copy.file().sha256());
            response.setHeader(
                    "Repr-Digest", "sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(sha256)));
            new RangedAnswer(copy.file(), form.type(), copy.etag()).send(request.getRequest(), response);
        }
    }

    private Table<?> table(String name) {
        return exports.table(name).orElseThrow(() -> Problem.notFound("the table %s is unknown".formatted(name)));
    }

    private static FileForm form(String name) {
        return FileForm.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /**
     * Lists the rows, bytes and SHA-256 of every file at one log position, and the licences of the imported sources. To keep a copy current, follow
     * the events after it.
     */
    @GetMapping("/manifest")
    Manifest getExportManifest(SubjectTimes times) {
        long asOf = asOf(times);
        return new Manifest(times.asked(), asOf, exports.manifest(asOf), terms.all());
    }

    private static long asOf(SubjectTimes times) {
        if (times.asked().effectiveAt() != null) {
            throw Problem.parameter(
                    "effective_at", "is not allowed here: an export contains every interval of valid time");
        }
        return times.moment().asOf();
    }

    private static String attachment(Exports.ManifestEntry entry, long asOf) {
        return ContentDisposition.attachment()
                .filename("%s-%d.%s".formatted(entry.view(), asOf, entry.format()))
                .build()
                .toString();
    }
}
