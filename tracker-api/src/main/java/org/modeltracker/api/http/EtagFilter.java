package org.modeltracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Holds answers back until their ETag is made, see {@link Etags}. Streams are never held back for one. */
class EtagFilter extends ShallowEtagHeaderFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private static final List<String> FOLDERS = List.of("/assets/", "/webjars/", "/favicon.ico");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !METHODS.contains(request.getMethod())
                || path.startsWith("/swagger-ui")
                || path.startsWith("/actuator")
                || isFile(path)
                || streams(request);
    }

    /** Files have ETags of their own. This filter would take the length from those that it does not hold back. */
    private static boolean isFile(String path) {
        return (path.startsWith("/v1/export/") && !path.endsWith("/manifest"))
                || FOLDERS.stream().anyMatch(path::startsWith);
    }

    private static boolean streams(HttpServletRequest request) {
        var accept = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
        var query = String.valueOf(request.getQueryString());
        return accept.contains("text/event-stream")
                || accept.contains("application/x-ndjson")
                || query.contains("format=ndjson");
    }

    /** HEAD has the headers that GET would have (RFC 9110, 9.3.2); its body is dropped further out. */
    @Override
    protected boolean isEligibleForEtag(
            HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
        var cache = response.getHeader(HttpHeaders.CACHE_CONTROL);
        boolean eligible = !response.isCommitted()
                && status >= 200
                && status < 300
                && (cache == null || !cache.contains("no-store"));
        if (eligible && response.getHeader(HttpHeaders.ETAG) == null) {
            response.setHeader(HttpHeaders.ETAG, etag(request, body));
        }
        return eligible;
    }

    private static String etag(HttpServletRequest request, InputStream body) {
        try {
            return Etags.of(Etags.strong(body), request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
