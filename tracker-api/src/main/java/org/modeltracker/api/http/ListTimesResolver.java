package org.modeltracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Moment;
import org.modeltracker.core.model.Slice;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives endpoints their {@link ListTimes} or {@link ModelListTimes}: from the times asked for, or where the page before ended. */
@Component
class ListTimesResolver implements HandlerMethodArgumentResolver {

    private static final Pattern OFFSET = Pattern.compile("\\d{1,9}");
    private static final Set<String> TURNING = Set.of("cursor", "limit", "format");

    private final AskedMoments moments;

    ListTimesResolver(AskedMoments moments) {
        this.moments = moments;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == ListTimes.class || type == ModelListTimes.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var times = times(request);
        moments.tellCaches(times.asked(), request);
        return parameter.getParameterType() == ListTimes.class ? times : new ModelListTimes(times);
    }

    private ListTimes times(NativeWebRequest request) {
        int limit = Limit.parse(request.getParameter("limit")).value();
        var asked = AskedMoments.asked(request);
        var list = list(request);
        var cursor = request.getParameter("cursor");
        if (cursor == null) {
            return new ListTimes(moments.resolve(asked), new Slice(0, limit + 1), asked, list);
        }
        var place = Cursor.decode(cursor);
        if (!place.get("list").equals(list)) {
            throw Cursor.broken();
        }
        return new ListTimes(moment(place, asked), new Slice(offset(place), limit + 1), asked, list);
    }

    /** A list is its path and its parameters, but for those that only turn pages or choose a form. */
    private static String list(NativeWebRequest request) {
        var servlet = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        var filters = new TreeMap<String, String>();
        servlet.getParameterMap().forEach((name, values) -> filters.put(name, String.join("\0", values)));
        filters.keySet().removeAll(TURNING);
        return Integer.toHexString((servlet.getRequestURI() + filters).hashCode());
    }

    private Moment moment(Cursor place, AskedTimes asked) {
        var first = new AskedTimes(place.get("at"), place.get("as_of"), asked.observedBy());
        try {
            return moments.resolve(first);
        } catch (Problem _) {
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
}
