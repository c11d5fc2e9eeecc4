package org.modeltracker.api.security;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives endpoints their {@link ApiPrincipal}: null for nobody where the argument may be null, else 401. */
@Component
class ApiPrincipalArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ApiPrincipal.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null && known.getPrincipal() instanceof ApiPrincipal caller) {
            return caller;
        } else if (parameter.isOptional()) {
            return null;
        }
        throw AuthProblems.noKey();
    }
}
