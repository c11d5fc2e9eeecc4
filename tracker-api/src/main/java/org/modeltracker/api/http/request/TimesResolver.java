package org.modeltracker.api.http.request;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives endpoints their {@link ModelTimes} or {@link SubjectTimes}. */
@Component
class TimesResolver implements HandlerMethodArgumentResolver {

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
        var asked = TimeParameterParser.asked(request);
        var moment = moments.resolve(asked);
        moments.describe(moment, asked, request);
        return parameter.getParameterType() == ModelTimes.class
                ? new ModelTimes(moment, asked)
                : new SubjectTimes(moment, asked);
    }
}
