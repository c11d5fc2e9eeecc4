package org.modeltracker.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** Pages of other sites may read here, and never write. Questions of agents are reads that are posted. */
final class ReadOnlyCors {

    private static final String MCP = "/mcp";

    /** What people post from pages of ours carries nothing of a session, and answers no other site. */
    private static final List<String> FORMS = List.of("/subscribe", "/keys");

    private ReadOnlyCors() {}

    static CorsFilter filter(ProblemWriter problems) {
        var reads = allowing("GET", "HEAD");
        var questions = allowing("GET", "HEAD", "POST");
        var filter = new CorsFilter(request -> FORMS.stream().anyMatch(request.getRequestURI()::startsWith)
                ? null
                : request.getRequestURI().equals(MCP) ? questions : reads);
        filter.setCorsProcessor(new Refusing(problems));
        return filter;
    }

    private static CorsConfiguration allowing(String... methods) {
        var reads = new CorsConfiguration();
        reads.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        reads.setAllowedMethods(List.of(methods));
        reads.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        reads.setExposedHeaders(List.of(
                "Accept-Ranges",
                "Content-Disposition",
                "Content-Range",
                "ETag",
                "Link",
                "RateLimit",
                "RateLimit-Policy",
                "Repr-Digest",
                "Retry-After",
                "Tracker-Position",
                "Tracker-Rows"));
        reads.setMaxAge(Duration.ofHours(1));
        return reads;
    }

    /** Spring refuses in plain text. */
    private record Refusing(ProblemWriter problems) implements CorsProcessor {

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var quiet = new DefaultCorsProcessor() {
                @Override
                protected void rejectRequest(ServerHttpResponse refused) {}
            };
            if (quiet.processRequest(configuration, request, response)) {
                return true;
            }
            problems.write(AuthProblems.forbidden(), response);
            return false;
        }
    }
}
