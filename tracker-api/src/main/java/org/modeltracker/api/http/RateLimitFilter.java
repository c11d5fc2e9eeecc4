package org.modeltracker.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.modeltracker.api.http.RateLimits.QuotaState;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts requests for each key, or each address without one, and tells readers where they stand (draft-ietf-httpapi-ratelimit-headers). */
class RateLimitFilter extends OncePerRequestFilter {

    static final String POLICY = "requests";

    private final RateLimits limits;
    private final ProblemWriter problems;

    RateLimitFilter(RateLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var reader = reader(request);
        var standing = limits.take(reader);
        standing.ifPresent(now -> tell(now, response));
        if (standing.isPresent() && !standing.get().allowed()) {
            problems.write(RateLimits.exceeded(standing.get()), response);
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_NOT_MODIFIED) {
            limits.giveBack(reader); // asking whether an answer still holds is what we want of readers
            standing.map(QuotaState::andOneMore).ifPresent(now -> tell(now, response));
        }
    }

    static String reader(HttpServletRequest request) {
        var key = request.getUserPrincipal();
        return key == null ? "address " + request.getRemoteAddr() : "key " + key.getName();
    }

    private static void tell(QuotaState now, HttpServletResponse response) {
        response.setHeader(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d"
                        .formatted(
                                POLICY,
                                now.quota().requests(),
                                now.quota().window().toSeconds()));
        response.setHeader("RateLimit", "\"%s\";r=%d;t=%d".formatted(POLICY, now.remaining(), now.seconds()));
    }
}
