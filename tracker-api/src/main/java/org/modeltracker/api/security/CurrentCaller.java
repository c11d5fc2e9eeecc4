package org.modeltracker.api.security;

import org.modeltracker.api.http.problem.Problem;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who makes the request that this thread answers, where no argument can tell. */
public final class CurrentCaller {

    private CurrentCaller() {}

    /** @throws Problem (401) without a key, (403) for a key that lacks the scope */
    public static ApiPrincipal with(String scope) {
        var known = SecurityContextHolder.getContext().getAuthentication();
        if (known == null || !(known.getPrincipal() instanceof ApiPrincipal caller)) {
            throw AuthProblems.noKey();
        } else if (!caller.may(scope)) {
            throw AuthProblems.missingScope(scope);
        }
        return caller;
    }
}
