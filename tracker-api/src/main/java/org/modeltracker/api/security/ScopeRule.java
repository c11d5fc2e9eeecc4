package org.modeltracker.api.security;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Requests that need a scope.
 *
 * @param method null for any
 */
record ScopeRule(@Nullable HttpMethod method, String path, Scope scope) {

    static final String EVERYTHING = "/v1/**";

    static final String METRICS = "/actuator/prometheus";

    /** Where the facts are read, and how the tracker fares. */
    private static final List<String> READS = List.of(EVERYTHING, "/feeds/**", METRICS);

    /** The first rule that fits decides. Documentation and health are free for all; pages are {@link SignInConfiguration}'s. */
    static List<ScopeRule> all(boolean readsNeedKey) {
        var rules = new ArrayList<>(List.of(
                new ScopeRule(null, "/v1/keys/**", Scope.KEYS_ADMIN),
                new ScopeRule(null, "/v1/views/**", Scope.KEYS_ADMIN),
                new ScopeRule(HttpMethod.POST, "/v1/identities/**", Scope.KEYS_ADMIN),
                new ScopeRule(null, "/v1/webhooks/**", Scope.WEBHOOKS_WRITE),
                new ScopeRule(HttpMethod.POST, "/v1/events/**", Scope.EVENTS_WRITE),
                new ScopeRule(HttpMethod.POST, "/v1/imports/**", Scope.EVENTS_WRITE),
                new ScopeRule(HttpMethod.DELETE, "/v1/imports/**", Scope.EVENTS_WRITE),
                new ScopeRule(HttpMethod.POST, "/v1/watches/**", Scope.EVENTS_WRITE),
                new ScopeRule(HttpMethod.DELETE, "/v1/watches/**", Scope.EVENTS_WRITE),
                new ScopeRule(HttpMethod.POST, "/v1/reviews/**", Scope.EVENTS_WRITE)));
        if (readsNeedKey) {
            for (var path : READS) {
                rules.add(new ScopeRule(HttpMethod.GET, path, Scope.HISTORY_READ));
                rules.add(new ScopeRule(HttpMethod.HEAD, path, Scope.HISTORY_READ));
            }
            rules.add(new ScopeRule(null, "/mcp/**", Scope.HISTORY_READ)); // its questions are posted
        }
        return List.copyOf(rules);
    }

    /** @param template of an address, with its variables in braces */
    boolean guards(HttpMethod asked, String template) {
        return (method == null || method.equals(asked))
                && PathPatternParser.defaultInstance.parse(path).matches(PathContainer.parsePath(template));
    }

    PathPatternRequestMatcher matcher() {
        return PathPatternRequestMatcher.withDefaults().matcher(method, path);
    }
}
