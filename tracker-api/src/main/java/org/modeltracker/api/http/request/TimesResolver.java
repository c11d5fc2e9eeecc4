package org.modeltracker.api.http.request;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives endpoints their {@link ModelTimes} or {@link SubjectTimes}: one moment for all that a request asks. */
@Component
class TimesResolver implements HandlerMethodArgumentResolver {

    private static final String TIMES = TimesResolver.class.getName();

    private final TimeParameterParser moments;

    TimesResolver(TimeParameterParser moments) {
        this.moments = moments;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == ModelTimes.class || type == SubjectTimes.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var times = times(request);
        return parameter.getParameterType() == ModelTimes.class
                ? times
                : new SubjectTimes(times.moment(), times.asked());
    }

    private ModelTimes times(NativeWebRequest request) {
        if (request.getAttribute(TIMES, RequestAttributes.SCOPE_REQUEST) instanceof ModelTimes resolved) {
            return resolved;
        }
        var asked = TimeParameterParser.asked(request);
        var times = new ModelTimes(moments.resolve(asked), asked);
        moments.describe(times.moment(), asked, request);
        request.setAttribute(TIMES, times, RequestAttributes.SCOPE_REQUEST);
        return times;
    }
}
