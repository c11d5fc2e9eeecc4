package org.modeltracker.api.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * A page that many ask for is made once: it is the same for everybody who asks for the same address in the same minute, as long as the views
 * learn nothing new. Pages for one owner, or of what is done now, are made each time.
 */
final class RenderedPages implements HandlerInterceptor {

    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final String TYPE = "text/html;charset=UTF-8";

    private final ProjectionDaemon views;
    private final Clock clock;
    private final Cache<Key, byte[]> pages = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, byte[] page) -> page.length)
            .build();

    RenderedPages(ProjectionDaemon views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /** @param path without the host: no page depends on what the reader calls us */
    private record Key(String path, @Nullable String query, long position, Instant minute) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!isForAll(request, handler)) {
            return true;
        }
        var key = new Key(
                request.getRequestURI(),
                request.getQueryString(),
                views.position(),
                clock.instant().truncatedTo(ChronoUnit.MINUTES));
        var page = pages.getIfPresent(key);
        if (page == null) {
            request.setAttribute(Key.class.getName(), key);
            return true;
        }
        PageHeaders.write(request, response);
        response.setContentType(TYPE);
        response.getOutputStream().write(page);
        return false;
    }

    /** The body is still held back for its ETag. */
    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        var body = WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class);
        if (failure == null
                && body != null
                && response.getStatus() == HttpServletResponse.SC_OK
                && TYPE.equals(response.getContentType())
                && request.getAttribute(Key.class.getName()) instanceof Key key) {
            pages.put(key, body.getContentAsByteArray());
        }
    }

    private static boolean isForAll(HttpServletRequest request, Object handler) {
        return PageHeaders.isPage(handler)
                && request.getMethod().equals("GET")
                && request.getUserPrincipal() == null
                && TimeBar.isAnswering(request.getRequestURI());
    }
}
