package org.modeltracker.api.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.http.problem.Problem;

class CursorTest {

    @Test
    void what_goes_in_comes_out() {
        var cursor = new Cursor(Map.of("after", "meta/muse-spark", "at", "2026-04-09", "ü", "\"\\"));
        assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
        assertThat(cursor.encode()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void the_same_place_has_the_same_cursor() {
        assertThat(new Cursor(Map.of("a", "1", "b", "2")).encode())
                .isEqualTo(new Cursor(Map.of("b", "2", "a", "1")).encode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{", "7", "{\"a\":null}", "{\"a\":{}}", "{\"a\":[\"b\"]}", ""})
    void what_this_service_never_wrote_is_refused(String json) {
        var text = Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        refused(text);
        refused("!" + text);
        refused(text + "?");
    }

    @Test
    void a_cursor_of_any_length_is_refused() {
        refused("A".repeat(1_000_000));
    }

    private static void refused(String text) {
        assertThatThrownBy(() -> Cursor.decode(text)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.body().errors().getFirst().pointer()).isEqualTo("?cursor");
        });
    }
}
