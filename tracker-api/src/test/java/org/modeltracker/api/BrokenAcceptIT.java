package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.released;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.Http.Answer;

/** A header Accept that nobody can read is a fault of the request, wherever it is sent. */
class BrokenAcceptIT extends ApiContext {

    private static final String[] BROKEN = {",,,,", "text", "*/json", "a/b;q=zz", "a/b;q=7", "/", ";", "text/html;;x"};

    private static boolean recorded;

    @BeforeEach
    void something_is_there() {
        if (!recorded) {
            recorded = true;
            http().post("/v1/events", released("accepted/m", "2026-03-01").toString(), "Prefer", "wait=10");
        }
    }

    static Stream<String> everywhere() {
        return EveryAddress.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void a_broken_accept_is_never_an_error_of_ours(String path) {
        for (var accept : BROKEN) {
            var answer = http().get(path, "Accept", accept);
            assertThat(answer.status()).as(accept + answer.body()).isLessThan(500);
            if (answer.status() >= 400) {
                assertThat(answer.header("Content-Type"))
                        .as(accept)
                        .matches("application/(problem\\+)?json.*|text/html.*");
                assertThat(answer.body()).isNotEmpty();
            }
        }
    }

    /** Names in other scripts would become question marks, or the label would be untrue. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void an_answer_is_utf_8_whatever_is_accepted(String path) {
        for (var type : List.of("text/html", "text/csv", "application/json", "*/*")) {
            var answer = http().get(path, "Accept", type + ";charset=UTF-16;header=absent");
            assertThat(answer.header("Content-Type").toLowerCase(Locale.ROOT))
                    .as(type + " " + answer.status())
                    .matches("[^;]*(;version=[0-9.]+)?(;\\s?charset=utf-8)?");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/actuator/health | ,,,,",
                "/actuator/health | a/b;q=zz",
                "/actuator/health/liveness | text",
                "/v1/models | */json",
                "/v1/events | text"
            })
    void it_is_refused_as_a_problem(String path, String accept) {
        var answer = http().get(path, "Accept", accept);
        assertThat(answer.status()).as(path + " " + answer.body()).isIn(400, 406);
        problem(answer);
    }

    /** To refuse it after the write would say that nothing was written. */
    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/csv", "text", "a/b;q=zz"})
    void a_write_is_answered_in_json_whatever_is_accepted(String accept) {
        var claim = released("accepted/w", "2026-03-01").toString();
        var key = "{\"name\": \"accepted\", \"owner\": \"accepted\", \"scopes\": [\"webhooks:write\"]}";
        for (var answer : List.of(
                http().post("/v1/events?format=csv", claim),
                http().post("/v1/events", claim, "Accept", accept),
                http().post("/v1/keys", key, "Accept", accept))) {
            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health/nothing",
        "/actuator/health/views/x",
        "/actuator/health/%20",
        "/actuator/nothing",
        "/actuator"
    })
    void a_part_of_health_that_is_not_there_is_a_problem(String path) {
        var answer = http().get(path);
        if (answer.status() != 200) {
            assertThat(answer.status()).isEqualTo(404);
            problem(answer);
        }
    }

    @Test
    void an_unknown_part_of_health_is_not_found() {
        assertThat(anybody().get("/actuator/health/nothing").status()).isEqualTo(404);
    }

    private static void problem(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.at("/detail")).isNotEmpty();
    }
}
