package org.modeltracker.api.http.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives endpoints their {@link ListTimes} or {@link ModelListTimes}: from the times asked for, or where the page before ended. */
@Component
class ListTimesResolver implements HandlerMethodArgumentResolver {

    private static final Set<String> TURNING = Set.of("cursor", "limit", "format");

    private final TimeParameterParser moments;
    private final ListParameterParser lists;

    ListTimesResolver(TimeParameterParser moments, ListParameterParser lists) {
        this.moments = moments;
        this.lists = lists;
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
        moments.describe(times.moment(), times.asked(), request);
        return parameter.getParameterType() == ListTimes.class ? times : new ModelListTimes(times);
    }

    private ListTimes times(NativeWebRequest request) {
        var servlet = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return lists.resolve(
                TimeParameterParser.asked(request), Limit.of(servlet), request.getParameter("cursor"), list(servlet));
    }

    /** A list is its path and its parameters, but for those that only turn pages or choose a form. */
    private static String list(HttpServletRequest servlet) {
        var filters = new TreeMap<String, String>();
        servlet.getParameterMap().forEach((name, values) -> filters.put(name, String.join("\0", values)));
        filters.keySet().removeAll(TURNING);
        return Integer.toHexString((servlet.getRequestURI() + filters).hashCode());
    }
}
