package org.modeltracker.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ScopeRuleTest {

    @ParameterizedTest
    @CsvSource({
        "POST,   /v1/events,               EVENTS_WRITE",
        "POST,   /v1/events/1/correction,  EVENTS_WRITE",
        "GET,    /v1/keys,                 KEYS_ADMIN",
        "DELETE, /v1/keys/1,               KEYS_ADMIN",
        "POST,   /v1/views/rebuild,        KEYS_ADMIN",
        "GET,    /v1/webhooks,             WEBHOOKS_WRITE",
        "PATCH,  /v1/webhooks/1,           WEBHOOKS_WRITE"
    })
    void some_doors_are_always_closed(String method, String path, Scope scope) {
        assertThat(needed(method, path, false)).contains(scope);
        assertThat(needed(method, path, true)).contains(scope);
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/models", "HEAD, /v1/models/meta/muse-spark", "GET, /v1/events", "GET, /feeds/timeline.atom"})
    void reads_need_a_key_where_the_operator_says_so(String method, String path) {
        assertThat(needed(method, path, false)).isEmpty();
        assertThat(needed(method, path, true)).contains(Scope.HISTORY_READ);
    }

    @Test
    void documentation_never_needs_a_key() {
        assertThat(needed("GET", "/v3/api-docs", true)).isEmpty();
        assertThat(needed("GET", "/docs", true)).isEmpty();
    }

    private static Optional<Scope> needed(String method, String path, boolean readsNeedKey) {
        return ScopeRule.all(readsNeedKey).stream()
                .filter(rule -> rule.matcher().matches(new MockHttpServletRequest(method, path)))
                .map(ScopeRule::scope)
                .findFirst();
    }
}
