package org.modeltracker.api.http.problem;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems, whatever form the reader asked for: a refusal in an unwanted form beats none. */
@Component
public class ProblemWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers for a failure. What nobody foresaw is logged under a reference that the reader can quote. */
    public void answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ClientDisconnect.caused(thrown)) {
            cut(response);
            return;
        }
        var foreseen = Problems.of(thrown);
        if (foreseen.isPresent()) {
            LOG.debug("{} {}", request.getMethod(), request.getRequestURI(), thrown);
        }
        write(
                foreseen.orElseGet(() -> unforeseen(thrown, request)).quoting(QueryValues.of(request.getQueryString())),
                response);
    }

    public void write(Problem problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        forget(response);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.headers().forEach(response::setHeader);
        var body = json.writeValueAsString(problem.body()).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** Nobody reads on. The status says to logs that nothing was done, and to a client who only paused in its body. */
    private static void cut(HttpServletResponse response) {
        if (!response.isCommitted()) {
            forget(response);
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
    }

    /** Wrappers that hold an answer back forget what they hold, but do not ask the response behind them to. */
    private static void forget(HttpServletResponse response) {
        ServletResponse each = response;
        each.resetBuffer();
        while (each instanceof ServletResponseWrapper wrapper) {
            each = wrapper.getResponse();
            each.resetBuffer();
        }
    }

    private static Problem unforeseen(Throwable thrown, HttpServletRequest request) {
        var reference = UUID.randomUUID().toString();
        LOG.error("{} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, thrown);
        return Problems.of(500).with("reference", reference);
    }
}
