package org.modeltracker.api.reader;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/** On a node that only reads, refuses every request that could write, and pages that need a session. */
final class WriteRefusal extends OncePerRequestFilter {

    private final ReadOnlyPolicy policy;
    private final ProblemWriter problems;

    WriteRefusal(ReadOnlyPolicy policy, ProblemWriter problems) {
        this.policy = policy;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refused = policy.of(request.getMethod(), request.getRequestURI());
        if (refused.isPresent()) {
            problems.write(refused.get(), response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
