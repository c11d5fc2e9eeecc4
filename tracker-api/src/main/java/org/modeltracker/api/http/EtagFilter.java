package org.modeltracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * ETags, made of the answer itself: strong ones for what the API says; weak ones for pages and their files, since Tomcat compresses nothing
 * that has a strong one. Streams are never held back for one.
 */
class EtagFilter extends ShallowEtagHeaderFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final boolean api;

    private EtagFilter(boolean api) {
        this.api = api;
        setWriteWeakETag(!api);
    }

    static EtagFilter ofTheApi() {
        return new EtagFilter(true);
    }

    static EtagFilter ofPages() {
        return new EtagFilter(false);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !METHODS.contains(request.getMethod())
                || api != (path.startsWith("/v1/") || path.startsWith("/v3/"))
                || path.startsWith("/swagger-ui")
                || path.startsWith("/actuator")
                || isExport(path)
                || streams(request);
    }

    /** Files have ETags of their own. This filter would take the length from those that it does not hold back. */
    private static boolean isExport(String path) {
        return path.startsWith("/v1/export/") && !path.endsWith("/manifest");
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
        return !response.isCommitted()
                && status >= 200
                && status < 300
                && (cache == null || !cache.contains("no-store"));
    }
}
