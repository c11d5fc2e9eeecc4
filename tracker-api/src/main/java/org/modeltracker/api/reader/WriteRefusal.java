package org.modeltracker.api.reader;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses every request that could write, and pages that need a session. It names the writer. */
final class WriteRefusal extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /** Its questions are posted. */
    private static final String AGENTS = "/mcp";

    /** A session is written at each request. */
    private static final List<String> OF_SESSIONS = List.of("/sign-in", "/sign-out", "/webhooks");

    private final String writerUrl;
    private final ProblemWriter problems;

    /** @param writerUrl empty if the operator named none */
    WriteRefusal(String writerUrl, ProblemWriter problems) {
        this.writerUrl = writerUrl;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return READS.contains(request.getMethod()) ? !needsSession(path) : path.equals(AGENTS);
    }

    private static boolean needsSession(String path) {
        return OF_SESSIONS.stream().anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        problems.write(readOnly(), response);
    }

    private Problem readOnly() {
        var where = writerUrl.isEmpty()
                ? "Write and sign in at the writer."
                : "Write and sign in at %s.".formatted(writerUrl);
        var problem = Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE, "read-only-node", "Read-only node", "This node only reads. " + where);
        return writerUrl.isEmpty() ? problem : problem.with("writer", writerUrl);
    }
}
