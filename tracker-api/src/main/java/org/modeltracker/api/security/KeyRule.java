package org.modeltracker.api.security;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Requests that need a scope.
 *
 * @param method null for any
 */
record KeyRule(@Nullable HttpMethod method, String path, Scope scope) {

    static final String EVERYTHING = "/v1/**";

    /** The first rule that fits decides. Pages, documentation and health are free for all. */
    static List<KeyRule> all(boolean readsNeedKey) {
        var rules = new ArrayList<>(List.of(
                new KeyRule(null, "/v1/keys/**", Scope.KEYS_ADMIN),
                new KeyRule(null, "/v1/views/**", Scope.KEYS_ADMIN),
                new KeyRule(null, "/v1/webhooks/**", Scope.WEBHOOKS_WRITE),
                new KeyRule(HttpMethod.POST, "/v1/events/**", Scope.EVENTS_WRITE),
                new KeyRule(HttpMethod.POST, "/v1/imports/**", Scope.EVENTS_WRITE)));
        if (readsNeedKey) {
            rules.add(new KeyRule(HttpMethod.GET, EVERYTHING, Scope.HISTORY_READ));
            rules.add(new KeyRule(HttpMethod.HEAD, EVERYTHING, Scope.HISTORY_READ));
        }
        return List.copyOf(rules);
    }

    PathPatternRequestMatcher matcher() {
        return PathPatternRequestMatcher.withDefaults().matcher(method, path);
    }
}
