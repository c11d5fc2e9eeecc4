package org.modeltracker.api.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.api.http.request.TimeParameters;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Exports of all answers as files. */
@RestController
@RequestMapping("/v1/export")
class ExportEndpoint {

    private final Exports exports;

    ExportEndpoint(Exports exports) {
        this.exports = exports;
    }

    /** @param position the last log position in the files */
    record Manifest(@JsonUnwrapped TimeParameters asked, long position, List<Exports.ManifestEntry> data) {}

    /**
     * Returns a table as one file, with one row per period of valid time and record time, the three times and the source. The header
     * {@code Tracker-Position} names the last log position in the file. The same position gives the same bytes.
     *
     * @param view models, access, pricing, open-source-status, benchmarks, expectations, timeline or events
     * @param form csv, ndjson or parquet
     */
    @GetMapping("/{view}.{form:csv|ndjson|parquet}")
    @ApiResponse(
            responseCode = "200",
            description = "The file.",
            content = {
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/x-ndjson"),
                @Content(mediaType = "application/vnd.apache.parquet")
            })
    @Nullable
    ResponseEntity<StreamingResponseBody> getExport(
            @PathVariable String view, @PathVariable String form, SubjectTimes times, ServletWebRequest request) {
        var table = exports.table(view).orElseThrow(() -> Problem.notFound("the table %s is unknown".formatted(view)));
        long asOf = asOf(times);
        var version = exports.version(asOf);
        if (request.checkNotModified("\"%s-%s-%s-%s\"".formatted(view, form, version, table.layout()))) {
            return null;
        }
        ShallowEtagHeaderFilter.disableContentCaching(request.getRequest());
        var fileForm = FileForm.valueOf(form.toUpperCase(Locale.ROOT));
        var file = exports.write(table, fileForm, asOf, version);
        return ResponseEntity.ok()
                .contentType(fileForm.type())
                .contentLength(file.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(view, form, asOf))
                .header("Tracker-Position", Long.toString(asOf))
                .header("Tracker-Rows", Long.toString(file.rows()))
                .header(
                        "Repr-Digest",
                        "sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(file.sha256())))
                .body(out -> {
                    try (var contents = file.contents()) {
                        contents.transferTo(out);
                    }
                });
    }

    /** Lists the rows, bytes and SHA-256 of every file at one log position. To keep a copy current, follow the events after it. */
    @GetMapping("/manifest")
    Manifest getExportManifest(SubjectTimes times) {
        long asOf = asOf(times);
        return new Manifest(times.asked(), asOf, exports.manifest(asOf));
    }

    private static long asOf(SubjectTimes times) {
        if (times.asked().effectiveAt() != null) {
            throw Problem.parameter(
                    "effective_at", "is not allowed here: an export contains every interval of valid time");
        }
        return times.moment().asOf();
    }

    private static String attachment(String view, String form, long asOf) {
        return ContentDisposition.attachment()
                .filename("%s-%d.%s".formatted(view, asOf, form))
                .build()
                .toString();
    }
}
