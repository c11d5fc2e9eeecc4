package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.status;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.api.Http.Answer;
import tools.jackson.databind.JsonNode;

/** Bad input gets the right problem with its places, stores nothing, and learns nothing of what is inside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BadInput extends ApiContext {

    static final String MODEL = "bad/model";

    static JsonNode standing;
    static JsonNode ended;
    static JsonNode other;
    static JsonNode retraction;
    static JsonNode expectation;

    @FunctionalInterface
    interface Ask {
        Answer ask();
    }

    /** @param pointers that errors must name, in any order and possibly among others */
    record Bad(String name, Ask ask, int status, String... pointers) {
        @Override
        public String toString() {
            return name;
        }
    }

    abstract Stream<Bad> cases();

    @BeforeAll
    void something_stands_that_can_be_corrected() {
        if (expectation != null) {
            return; // made for another of these classes
        }
        record(announced(MODEL, "2026-01-15"), announced("bad/other", "2026-01-15"), benchmark("bad-bench"));
        standing = record(status(MODEL, "2026-05-01", "closed"));
        other = record(status("bad/other", "2026-05-01", "closed"));
        ended = record(access(MODEL, "2026-05-01", "public_preview"));
        retraction = retract(ended);
        expectation = record(
                Envelope.of("expectation.stated", MODEL, "2026-05-01", "{'about': 'pricing', 'commitment': 'hope'}"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_refused_with_a_problem_and_stores_nothing(Bad bad) {
        long before = head();
        var answer = bad.ask().ask();
        assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(bad.status());
        assertThat(problem.path("type").asString()).startsWith("https://");
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(texts(problem.path("errors").valueStream().toList(), "/pointer"))
                .containsAll(List.of(bad.pointers()));
        assertThat(problem.path("errors").valueStream())
                .allSatisfy(error -> assertThat(error.path("detail").asString()).isNotBlank());
        assertThat(problem.path("errors").valueStream()).allSatisfy(error -> {
            var pointer = error.path("pointer").asString();
            assertThat(error.path("parameter").asString(""))
                    .isEqualTo(pointer.startsWith("?") ? pointer.substring(1) : "");
        });
        assertThat(answer.body())
                .doesNotContainPattern(
                        "(?i)exception|\\bat (org|java|tools)\\.|org\\.(modeltracker\\.(core|api)|springframework|postgresql)")
                .doesNotContainPattern(
                        "(?i)\\b(select|insert|update) .*(from|into|set) |tools\\.jackson|JsonReadFeature|StreamReadConstraints|JsonToken|DeserializationFeature|\\$\\w+\\[");
        assertThat(head()).isEqualTo(before);
    }

    Answer post(Object body) {
        return http().post("/v1/events", body.toString());
    }

    Bad bad(String name, Envelope envelope, int status, String... pointers) {
        return new Bad(name, () -> post(envelope), status, pointers);
    }

    static Bad bad(String name, Ask ask, int status, String... pointers) {
        return new Bad(name, ask, status, pointers);
    }

    Answer amend(String id, String how, Envelope body) {
        return http().post("/v1/events/" + id + "/" + how, body.toString());
    }
}
