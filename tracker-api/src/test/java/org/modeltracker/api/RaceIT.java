package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.status;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writers at the same time: nothing is lost, and no loser meets a failure. */
@Timeout(60)
class RaceIT extends ApiContext {

    private static final String EVENTS = "/v1/events";

    @Test
    void the_same_idempotency_key_at_the_same_time_records_once() throws Exception {
        var body = announced("writing/together", "2026-01-15").toString();
        var answers = together(8, n -> keyed("together-key", body));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(of("writing/together")).hasSize(1);
    }

    @Test
    void of_two_who_give_one_id_to_claims_of_two_models_one_is_told_that_it_is_taken() throws Exception {
        record(announced("race/a", "2026-01-01"), announced("race/b", "2026-01-01"));
        for (int day = 10; day < 20; day++) {
            var id = UUID.randomUUID();
            var date = "2026-02-" + day;
            var answers = together(
                    4,
                    n -> http().post(
                                    EVENTS,
                                    status(n % 2 == 0 ? "race/a" : "race/b", date, "closed")
                                            .id(id)
                                            .toString()));
            assertThat(answers.stream().map(Answer::status).distinct()).containsExactlyInAnyOrder(201, 200, 409);
            assertThat(get("/v1/events/" + id).at("/effective")).isEqualTo(date);
        }
    }

    @Test
    void of_two_requests_under_one_idempotency_key_one_is_told_that_it_differs() throws Exception {
        for (int round = 0; round < 5; round++) {
            var key = "shared-key-" + round;
            var model = "race/keyed-" + round;
            var answers = together(
                    2, n -> keyed(key, announced(model + "-" + n, "2026-01-15").toString()));
            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 422);
        }
    }

    @Test
    void lines_that_race_for_one_id_are_refused_and_never_break_the_stream() throws Exception {
        record(announced("race/c", "2026-01-01"), announced("race/d", "2026-01-01"));
        var ids = IntStream.range(0, 20).mapToObj(n -> UUID.randomUUID()).toList();
        var answers = together(2, n -> http().ndjson(EVENTS, lines(n == 0 ? "race/c" : "race/d", ids)));
        var statuses = answers.stream()
                .flatMap(answer -> answer.body().lines())
                .map(line -> JsonMapper.shared().readTree(line).path("status").asInt())
                .toList();
        assertThat(statuses).hasSize(40);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(20);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(20);
    }

    private static String lines(String model, List<UUID> ids) {
        return IntStream.range(0, ids.size())
                .mapToObj(n -> status(model, "2026-03-%02d".formatted(n + 1), "closed")
                        .id(ids.get(n))
                        .toString())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void writers_who_race_on_one_model_lose_nothing() throws Exception {
        record(announced("writing/race", "2026-01-01"));
        var answers = together(
                8, n -> IntStream.range(0, 15).mapToObj(i -> racing(n, i)).toList());
        assertThat(answers.stream().flatMap(List::stream).map(Answer::status)).containsOnly(201);
        var stored = of("writing/race");
        assertThat(stored).hasSize(1 + 8 * 15);
        assertThat(stored.stream().map(event -> event.path("id").asString())).doesNotHaveDuplicates();
        assertThat(stored.stream().map(ApiContext::position)).isSorted();
    }

    @Test
    void of_two_who_correct_the_same_claim_one_is_told_that_it_was_corrected() throws Exception {
        var event = record(announced("writing/twice", "2026-01-01"));
        var path = "/v1/events/" + id(event) + "/correction";
        var answers = together(
                4,
                n -> http().post(
                                path,
                                announced("writing/twice", "2026-01-1" + n)
                                        .correcting()
                                        .toString()));
        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    private Answer racing(int writer, int number) {
        var claim = access("writing/race", "2026-02-01", "public_preview")
                .with("/data/audience", "group-%d-%d".formatted(writer, number));
        return http().post(EVENTS, claim.toString());
    }

    private Answer keyed(String key, String body) {
        return http().post(EVENTS, body, "Idempotency-Key", key);
    }

    private List<JsonNode> of(String model) {
        var all = new ArrayList<JsonNode>();
        long after = 0;
        JsonNode page;
        do {
            page = get(EVENTS + "?limit=100&model=" + model + "&after=" + after).json();
            page.path("data").forEach(all::add);
            after = page.at("/page/next_after").asLong();
        } while (page.at("/page/has_more").asBoolean());
        return all;
    }

    private interface Numbered<T> {
        T run(int number);
    }

    private static <T> List<T> together(int many, Numbered<T> task) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(many);
        try (var threads = Executors.newFixedThreadPool(many)) {
            var running = IntStream.range(0, many)
                    .mapToObj(n -> threads.submit((Callable<T>) () -> {
                        start.countDown();
                        start.await();
                        return task.run(n);
                    }))
                    .toList();
            var results = new ArrayList<T>();
            for (var result : running) {
                results.add(result.get());
            }
            return results;
        }
    }
}
