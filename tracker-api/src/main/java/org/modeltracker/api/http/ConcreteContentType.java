package org.modeltracker.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.modeltracker.api.http.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A Content-Type is not a range. Spring fails on one with a wildcard in many places, as if the fault were ours. Before security, at -100. */
@Component
@Order(-110)
class ConcreteContentType extends OncePerRequestFilter {

    private final ProblemWriter problems;

    ConcreteContentType(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        if (type != null && type.split(";", 2)[0].indexOf('*') >= 0) {
            problems.write(Problems.of(415), response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
