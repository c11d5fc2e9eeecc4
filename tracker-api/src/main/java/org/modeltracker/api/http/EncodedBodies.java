package org.modeltracker.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses compressed bodies by name, before a reader takes them for broken JSON. */
class EncodedBodies extends OncePerRequestFilter {

    private static final String IDENTITY = "identity";

    private final ProblemWriter problems;

    EncodedBodies(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase(IDENTITY)) {
            chain.doFilter(request, response);
        } else {
            problems.write(refusal(), response);
        }
    }

    /** RFC 9110, 15.5.16: the header says which encodings are understood. */
    private static Problem refusal() {
        return Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "encoded-body",
                        "Encoded body",
                        "The body must not be compressed. Send it without Content-Encoding.")
                .header(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
    }
}
