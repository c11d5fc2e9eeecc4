package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.core.Poison;
import org.springframework.jdbc.core.JdbcTemplate;

/** An event that this release cannot take in stops nobody, and no answer that leaves it out is kept for ever. Each test ends with a rebuild. */
class SetAsideEventsIT extends OwnTracker {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private String model = "dead-letters/m" + UUID.randomUUID();
    private final UUID id = UUID.randomUUID();
    private long before;

    @BeforeEach
    void a_model() {
        before = position(record(Envelope.released(model, "2026-04-01")));
    }

    @AfterEach
    void it_is_taken_in_by_a_rebuild_once_it_can_be_read() {
        Poison.mend(database(), id, model);
        assertThat(http().post("/v1/views/rebuild", "").status()).isEqualTo(202);
        eventually(
                "the views are rebuilt",
                () -> http().get("/v1/views/rebuild").at("/state").equals("done"));
        assertThat(data("/v1/dead-letters")).isEmpty();
        assertThat(data("/v1/events?after=" + before + "&limit=1"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("id").asString()).isEqualTo(id.toString()));
        assertThat(get("/v1/models/" + model + "?as_of=" + head()).header("Cache-Control"))
                .contains("immutable");
    }

    private long poison(Poison poison) {
        long position = poison.into(database(), id, model);
        eventually(
                poison + " is set aside",
                TEN_SECONDS,
                () -> data("/v1/dead-letters").size() == 1);
        return position;
    }

    private long poison() {
        return poison(Poison.kinds().findFirst().orElseThrow());
    }

    static List<Poison> kinds() {
        return Poison.kinds().toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everything_passes_it_within_ten_seconds(Poison poison) {
        long position = poison(poison);
        var next = record(Envelope.access(model, "2026-04-02", "general_availability"));
        assertThat(position(next)).isEqualTo(position + 1);

        assertThat(item("/v1/dead-letters").path("position").asLong()).isEqualTo(position);
        assertThat(item("/v1/models/" + model + "/access").path("state").asString())
                .isEqualTo("general_availability");
        assertThat(data("/v1/events?after=" + before)).containsExactly(next);
        assertThat(anybody()
                        .get("/v1/events?after=" + before, "Accept", "application/x-ndjson")
                        .body()
                        .lines())
                .hasSize(1);
        for (var path : List.of(
                "/v1/export/events.csv",
                "/v1/export/events.parquet",
                "/v1/export/timeline.ndjson",
                "/v1/digest?after=" + before,
                "/feeds/timeline.atom",
                "/feeds/calendar.ics",
                "/models/" + model,
                "/")) {
            assertThat(anybody().follow(path).status()).as(path).isEqualTo(200);
        }
        assertThat(anybody().get("/v1/events/" + id).status()).isEqualTo(404);
        assertThat(get("/dead-letters").body()).contains(id.toString());
    }

    @Test
    void health_is_degraded_and_names_it_to_who_has_a_key() {
        long position = poison();
        var health = http().get("/actuator/health");
        assertThat(health.status()).as(health.body()).isEqualTo(200);
        assertThat(health.at("/status")).isEqualTo("DEGRADED");
        assertThat(health.at("/components/views/details/dead_letters/0/position"))
                .isEqualTo("" + position);
        assertThat(anybody().get("/actuator/health").at("/components/views/status"))
                .isEqualTo("DEGRADED");
        assertThat(get("/actuator/health/readiness").at("/status")).isEqualTo("DEGRADED");
        assertThat(get("/actuator/health/liveness").at("/status")).isEqualTo("UP");
    }

    @Test
    void answers_that_leave_it_out_are_kept_nowhere_and_say_so() {
        long position = poison();
        record(Envelope.released(model + "-next", "2026-04-01"));
        for (var path : List.of("/v1/models/" + model, "/v1/models", "/v1/timeline", "/v1/export/models.csv")) {
            var asOf = get(path + "?as_of=" + position);
            assertThat(asOf.header("Cache-Control")).as(path).isEqualTo("no-store");
            assertThat(asOf.header("Warning")).as(path).contains("position " + position);
            assertThat(get(path).header("Warning")).as(path).contains("position " + position);
            assertThat(get(path + "?as_of=" + before).header("Cache-Control"))
                    .as(path + " before it")
                    .contains("immutable");
        }
        assertThat(get("/v1/models/" + model + "-next?as_of=" + head()).header("Cache-Control"))
                .as("another model's answer")
                .contains("immutable");
    }

    /** The position stays the same, and the server has prepared the statements of these lists by then. */
    @Test
    void a_list_shows_what_a_rebuild_takes_in() {
        model = "dead-letters/unread-" + UUID.randomUUID();
        poison();
        assertThat(lists()).noneMatch(list -> list.contains(model));
        it_is_taken_in_by_a_rebuild_once_it_can_be_read();
        assertThat(lists()).allMatch(list -> list.contains(model));
    }

    private List<String> lists() {
        return IntStream.rangeClosed(1, 30)
                .mapToObj(limit ->
                        get("/v1/models?q=" + model + "&limit=" + limit).body())
                .toList();
    }

    @Test
    void the_file_of_a_position_has_another_name_while_something_is_left_out() {
        long position = poison();
        var left = get("/v1/export/models.csv?as_of=" + position).header("ETag");
        assertThat(left).contains("without-" + position);
        assertThat(new JdbcTemplate(database()).queryForList("select position from work.dead_letter"))
                .hasSize(1);
    }
}
