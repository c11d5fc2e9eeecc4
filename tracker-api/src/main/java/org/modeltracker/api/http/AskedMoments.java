package org.modeltracker.api.http;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.Moments;
import org.modeltracker.core.log.Moments.AsOf;
import org.modeltracker.core.model.Moment;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Turns the times that a reader wrote into a moment. A date means its last instant, UTC; {@code as_of} of digits only is a position. An answer
 * for an {@code as_of} in the past never changes again, and says so to caches.
 */
@Component
public class AskedMoments {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final Moments moments;
    private final Caching caching;

    AskedMoments(Moments moments, Caching caching) {
        this.moments = moments;
        this.caching = caching;
    }

    static AskedTimes asked(NativeWebRequest request) {
        return new AskedTimes(
                request.getParameter("effective_at"),
                request.getParameter("as_of"),
                request.getParameter("observed_by"));
    }

    public Moment resolve(AskedTimes asked) {
        return moments.resolve(
                instant("effective_at", asked.effectiveAt()),
                asOf(asked.asOf()),
                instant("observed_by", asked.observedBy()));
    }

    void tellCaches(AskedTimes asked, NativeWebRequest request) {
        var response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        var control = asked.asOf() == null ? caching.asking() : caching.forEver();
        response.setHeader(HttpHeaders.CACHE_CONTROL, control.getHeaderValue());
    }

    private static @Nullable AsOf asOf(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return POSITION.matcher(text).matches()
                ? new AsOf.Position(Long.parseLong(text))
                : new AsOf.At(QueryDate.parse("as_of", text).lastInstant());
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        return text == null ? null : QueryDate.parse(name, text).lastInstant();
    }
}
