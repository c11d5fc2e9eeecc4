package org.modeltracker.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells who asks. A key that is sent must be right, even where none is needed: a wrong one is a mistake that its sender wants to know of. */
class ApiKeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final KeyAuthenticator door;
    private final ProblemWriter problems;
    private final SecurityContextRepository contexts;

    ApiKeyFilter(KeyAuthenticator door, ProblemWriter problems, SecurityContextRepository contexts) {
        this.door = door;
        this.problems = problems;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (!given.isEmpty()) {
            try {
                var context = new SecurityContextImpl(
                        new ApiPrincipalToken(caller(given.size() == 1 ? given.getFirst() : "", request)));
                SecurityContextHolder.setContext(context);
                contexts.saveContext(context, request, response); // streams go on in other threads
            } catch (RuntimeException refusedOrFailed) {
                problems.answer(refusedOrFailed, request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private ApiPrincipal caller(String header, HttpServletRequest request) {
        var key = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
        return door.caller(key, request.getRemoteAddr());
    }
}
