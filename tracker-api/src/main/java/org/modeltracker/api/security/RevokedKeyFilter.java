package org.modeltracker.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** A session lasts no longer than the key it began with. */
final class RevokedKeyFilter extends OncePerRequestFilter {

    private final Keys keys;

    RevokedKeyFilter(Keys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null && known.getPrincipal() instanceof ApiPrincipal caller && !keys.stillWorks(caller)) {
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
        }
        chain.doFilter(request, response);
    }
}
