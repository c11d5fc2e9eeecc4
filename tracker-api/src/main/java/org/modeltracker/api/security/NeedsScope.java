package org.modeltracker.api.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets callers through whose key has a scope, and remembers which, so that a refusal can name it. */
record NeedsScope(String scope) implements AuthorizationManager<RequestAuthorizationContext> {

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        var known = authentication.get();
        var granted = known != null && known.getPrincipal() instanceof ApiPrincipal caller && caller.may(scope);
        return new Decision(granted, scope);
    }

    record Decision(boolean isGranted, String scope) implements AuthorizationResult {}
}
