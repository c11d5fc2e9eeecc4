package org.modeltracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.modeltracker.api.http.request.CsvRows;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.accept.ParameterContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/** The forms that a request asks its answer in. {@code ?format=} wins over {@code Accept}: it is what one types into a browser. */
final class AskedForms implements ContentNegotiationStrategy {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private static final ContentNegotiationStrategy ACCEPT = new HeaderContentNegotiationStrategy();
    private static final ParameterContentNegotiationStrategy FORMAT = new ParameterContentNegotiationStrategy(Map.of(
            "json", MediaType.APPLICATION_JSON,
            "csv", CsvRows.CSV,
            "ndjson", MediaType.APPLICATION_NDJSON,
            "md", MediaType.TEXT_MARKDOWN,
            "html", MediaType.TEXT_HTML));

    static {
        FORMAT.setUseRegisteredExtensionsOnly(true);
    }

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        if (isWrite(request)) {
            return List.of(MediaType.APPLICATION_JSON);
        }
        var format = FORMAT.resolveMediaTypes(request);
        return format.equals(MEDIA_TYPE_ALL_LIST)
                ? ACCEPT.resolveMediaTypes(request).stream()
                        .map(AskedForms::plain)
                        .toList()
                : format;
    }

    /** Its form is only looked at when the work is done. To refuse it then would say that nothing was written. */
    private static boolean isWrite(NativeWebRequest request) {
        var asked = request.getNativeRequest(HttpServletRequest.class);
        return asked != null && asked.getRequestURI().startsWith("/v1/") && !READS.contains(asked.getMethod());
    }

    /** Without a charset and the like. Spring would put them on its answer, which is UTF-8 all the same. */
    private static MediaType plain(MediaType type) {
        var quality = type.getParameter("q");
        return new MediaType(type, quality == null ? Map.of() : Map.of("q", quality));
    }
}
