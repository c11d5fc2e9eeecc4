package org.modeltracker.api.http.cache;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.modeltracker.api.http.Etags;
import org.modeltracker.core.overview.RecordState;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * An answer as it goes over the wire.
 *
 * @param strongEtag some readers get the weak one
 * @param headers that the endpoint set; those of filters are each request's own
 */
record KeptAnswer(RecordState state, String type, EndpointHeaders headers, String strongEtag, byte[] body) {

    private static final int OVERHEAD = 500;

    int bytes() {
        return body.length + type.length() + strongEtag.length() + headers.length() + OVERHEAD;
    }

    /** Without a body where the reader has it already. Nothing is held back for an ETag, which is known. */
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ShallowEtagHeaderFilter.disableContentCaching(request);
        var held = WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class);
        var out = held == null ? response : (HttpServletResponse) held.getResponse();
        headers.addTo(out);
        if (new ServletWebRequest(request, out).checkNotModified(Etags.of(strongEtag, request), lastModified(out))) {
            return;
        }
        out.setContentType(type);
        if (type.startsWith(MediaType.TEXT_HTML_VALUE)) {
            out.setLocale(Locale.ENGLISH); // a page says so where its headers do not
        }
        out.setContentLength(body.length);
        out.getOutputStream().write(body);
    }

    private static long lastModified(HttpServletResponse response) {
        var given = response.getHeader(HttpHeaders.LAST_MODIFIED);
        return given == null
                ? -1
                : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(given))
                        .toEpochMilli();
    }
}
