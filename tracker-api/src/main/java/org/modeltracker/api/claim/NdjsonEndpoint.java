package org.modeltracker.api.claim;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.modeltracker.api.http.HttpSettings;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.security.ApiPrincipal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Records many claims, a line each, and answers a line each while more come in. One bad line never stops the others. */
@RestController
class NdjsonEndpoint {

    /** So many lines share a transaction while the caller sends without pause. */
    private static final int BATCH = 100;

    private static final int MOST_ATOMIC = 10_000;
    private static final long MOST_ATOMIC_BYTES = 64 << 20;

    private final LineRecorder recorder;
    private final JsonMapper json;
    private final long longestLine;

    NdjsonEndpoint(LineRecorder recorder, JsonMapper json, HttpSettings settings) {
        this.longestLine = settings.maxBodyBytes().toBytes();
        this.recorder = recorder;
        this.json = json;
    }

    /** @param atomic all lines or none; at most 10,000 of them */
    @PostMapping(path = "/v1/events", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    void recordEvents(
            @RequestParam(defaultValue = "false") boolean atomic,
            ApiPrincipal caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var lines = new Lines(request.getInputStream(), longestLine);
        if (atomic) {
            var all = all(lines);
            start(response);
            write(response, recorder.record(all, caller, true));
            return;
        }
        start(response);
        for (var batch = lines.upTo(BATCH); !batch.isEmpty(); batch = lines.upTo(BATCH)) {
            write(response, recorder.record(batch, caller, false));
        }
    }

    private static List<Lines.Line> all(Lines lines) throws IOException {
        var all = new ArrayList<Lines.Line>();
        long bytes = 0;
        for (var batch = lines.upTo(BATCH); !batch.isEmpty(); batch = lines.upTo(BATCH)) {
            all.addAll(batch);
            bytes += batch.stream().mapToLong(Lines.Line::bytes).sum();
            if (all.size() > MOST_ATOMIC || bytes > MOST_ATOMIC_BYTES) {
                throw Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "too-many-lines",
                        "Too many lines for all or none",
                        "with atomic=true, a body must have at most %d lines and %d bytes"
                                .formatted(MOST_ATOMIC, MOST_ATOMIC_BYTES));
            }
        }
        return all;
    }

    private static void start(HttpServletResponse response) {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        response.setCharacterEncoding("UTF-8");
    }

    private void write(HttpServletResponse response, List<LineResult> results) throws IOException {
        var out = response.getOutputStream();
        for (var result : results) {
            out.write(json.writeValueAsBytes(result));
            out.write('\n');
        }
        response.flushBuffer();
    }
}
