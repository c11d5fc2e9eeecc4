package org.modeltracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.Moments;
import org.modeltracker.core.log.Moments.AsOf;
import org.modeltracker.core.model.Moment;
import org.modeltracker.core.model.Slice;
import org.modeltracker.core.model.VagueDate;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads {@code effective_at}, {@code as_of} and {@code observed_by}. A date means its last instant, UTC; {@code as_of} of digits only is a
 * position. An answer for an {@code as_of} in the past never changes again, and says so to caches.
 */
@Component
class TimesResolver implements HandlerMethodArgumentResolver {

    private static final Set<Class<?>> TIMES = Set.of(ModelTimes.class, SubjectTimes.class, ListTimes.class);
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");
    private static final Pattern OFFSET = Pattern.compile("\\d{1,9}");
    private static final Set<String> TURNING = Set.of("cursor", "limit", "format");

    private final Moments moments;
    private final Caching caching;

    TimesResolver(Moments moments, Caching caching) {
        this.moments = moments;
        this.caching = caching;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return TIMES.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var asked = new AskedTimes(
                request.getParameter("effective_at"),
                request.getParameter("as_of"),
                request.getParameter("observed_by"));
        if (parameter.getParameterType() == ListTimes.class) {
            return listTimes(asked, request);
        }
        var moment = moment(asked, request);
        return parameter.getParameterType() == ModelTimes.class
                ? new ModelTimes(moment, asked)
                : new SubjectTimes(moment, asked);
    }

    private ListTimes listTimes(AskedTimes asked, NativeWebRequest request) {
        int limit = Limit.parse(request.getParameter("limit")).value();
        var list = list(request);
        var cursor = request.getParameter("cursor");
        if (cursor == null) {
            return new ListTimes(moment(asked, request), new Slice(0, limit + 1), asked, list);
        }
        var place = Cursor.decode(cursor);
        if (!place.get("list").equals(list)) {
            throw Cursor.broken();
        }
        keep(asked, request);
        return new ListTimes(moment(place), new Slice(offset(place), limit + 1), asked, list);
    }

    /** A list is its path and its parameters, but for those that only turn pages or choose a form. */
    private static String list(NativeWebRequest request) {
        var servlet = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        var filters = new TreeMap<String, String>();
        servlet.getParameterMap().forEach((name, values) -> filters.put(name, String.join(",", values)));
        filters.keySet().removeAll(TURNING);
        return Integer.toHexString((servlet.getRequestURI() + filters).hashCode());
    }

    private Moment moment(Cursor cursor) {
        try {
            var at = VagueDate.parse(cursor.get("at")).start();
            return moments.resolve(at, asOf(cursor.get("as_of")), null);
        } catch (DateTimeException e) {
            throw Cursor.broken();
        }
    }

    private static int offset(Cursor cursor) {
        var offset = cursor.get("offset");
        if (!OFFSET.matcher(offset).matches()) {
            throw Cursor.broken();
        }
        return Integer.parseInt(offset);
    }

    private Moment moment(AskedTimes asked, NativeWebRequest request) {
        var moment = moments.resolve(
                instant("effective_at", asked.effectiveAt()),
                asOf(asked.asOf()),
                instant("observed_by", asked.observedBy()));
        keep(asked, request);
        return moment;
    }

    private void keep(AskedTimes asked, NativeWebRequest request) {
        if (asked.asOf() != null) {
            var response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
            response.setHeader(HttpHeaders.CACHE_CONTROL, caching.forEver().getHeaderValue());
        }
    }

    private static @Nullable AsOf asOf(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return POSITION.matcher(text).matches()
                ? new AsOf.Position(Long.parseLong(text))
                : new AsOf.At(Objects.requireNonNull(instant("as_of", text)));
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return VagueDate.parse(text).lastInstant();
        } catch (DateTimeException e) {
            throw Problem.parameter(name, "is no date or instant: 2026-04-09, or 2026-04-09T12:00:00Z");
        }
    }
}
