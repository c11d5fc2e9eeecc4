package org.modeltracker.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

/** A write that somebody forgot to rule is refused to whoever is not the operator, however its address is written. */
class DefaultDenyWritesTest {

    private final DefaultDenyWrites writes = new DefaultDenyWrites(ScopeRule.all(false));

    @ParameterizedTest
    @CsvSource({"PUT, /v1/forgotten", "POST, /%761/forgotten", "DELETE, /v%31/forgotten/1", "POST, /v1/models"})
    void an_unruled_write_needs_the_operators_key(String method, String path) {
        assertThatThrownBy(() -> goesOn(method, path)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/forgotten", "POST, /v1/events", "POST, /elsewhere"})
    void reads_and_ruled_writes_and_other_places_go_on(String method, String path) {
        assertThat(goesOn(method, path)).isTrue();
    }

    @Test
    void a_resource_is_no_write() throws Exception {
        assertThat(writes.preHandle(new MockHttpServletRequest("POST", "/v1/x"), new MockHttpServletResponse(), this))
                .isTrue();
    }

    private boolean goesOn(String method, String path) {
        try {
            var handler = new HandlerMethod(this, "toString");
            return writes.preHandle(new MockHttpServletRequest(method, path), new MockHttpServletResponse(), handler);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
