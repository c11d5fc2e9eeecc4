package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question with hundreds of claims, which the views keep at hand between batches: its history is the one that a reader with {@code observed_by}
 * has worked out from all claims.
 */
class BusyQuestionIT extends OwnTracker {

    private static final int MANY = 300;
    private static final int MORE = 20;
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    private final String model = "busy/m" + UUID.randomUUID();
    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void a_busy_question() {
        record(Envelope.announced(model, "2020-01-01").toString());
        more(MANY);
        assertThatItAgrees();
    }

    @Test
    void claims_come_and_earlier_ones_are_corrected_and_retracted() {
        for (int round = 1; round < 6; round++) {
            more(MORE);
            assertThatItAgrees();
            int corrected = round * 31;
            amend(corrected, "correction", claim(corrected + 10).correcting().toString());
            more(MORE);
            int retracted = round * 29 + 1;
            amend(retracted, "retraction", retraction(retracted));
            more(MORE);
            assertThatItAgrees();
        }
    }

    @Test
    void a_publisher_confirms_what_it_said() {
        more(MORE);
        record(Envelope.confirmed("paper-1", "2023-01-01").toString());
        more(MORE);
        assertThatItAgrees();
    }

    @Test
    void an_event_is_set_aside_in_the_middle_of_a_batch() {
        var failing = UUID.randomUUID();
        var jdbc = new JdbcTemplate(database());
        jdbc.execute("alter table view.entry add constraint planted check (event_id <> '%s')".formatted(failing));
        try {
            record(claims(ids.size(), MORE) + "\n"
                    + claim(ids.size() + 2 * MORE).id(failing) + "\n" + claims(ids.size() + MORE, MORE));
            eventually("it is set aside", () -> get("/v1/dead-letters").body().contains(failing.toString()));
        } finally {
            jdbc.execute("alter table view.entry drop constraint planted");
        }
        more(MORE);
        assertThatItAgrees();
        assertThat(history("")).doesNotContain(failing.toString());
    }

    @Test
    void the_views_are_rebuilt() {
        var before = history("");
        for (int round = 0; round < 2; round++) {
            assertThat(http().post("/v1/views/rebuild", "").status()).isEqualTo(202);
            eventually(
                    "the views are rebuilt",
                    () -> http().get("/v1/views/rebuild").at("/state").equals("done"));
            assertThat(history("")).isEqualTo(before);
            more(MORE);
            assertThatItAgrees();
            before = history("");
        }
    }

    private void assertThatItAgrees() {
        assertThat(history("").lines())
                .hasSizeGreaterThan(MANY / 10)
                .containsExactlyElementsOf(
                        history("&observed_by=2026-01-01").lines().toList());
    }

    /** All of it, once the views have everything. */
    private String history(String more) {
        var head = http().get("/v1/status").at("/position");
        return get("/v1/models/" + model + "/pricing/history?format=csv&as_of=" + head + more)
                .body();
    }

    private void more(int count) {
        record(claims(ids.size(), count));
    }

    private String claims(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(n -> claim(n).toString())
                .collect(Collectors.joining("\n"));
    }

    /** Five publishers speak of 900 days, in no order. */
    private Envelope claim(int n) {
        var day = FIRST.plusDays(n * 37L % 900).toString();
        return Envelope.price(model, day, "" + (1 + n % 9))
                .by("paper-" + n % 5, "press")
                .seen(day);
    }

    private static String retraction(int n) {
        return Envelope.tree(
                        "{'reason': 'it was wrong', 'observed_at': '2023-01-01', 'source': {'publisher': 'paper-%d', 'kind': 'press'}}"
                                .formatted(n % 5))
                .toString();
    }

    private void amend(int n, String how, String body) {
        var answer = http().post("/v1/events/" + ids.get(n) + "/" + how, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private void record(String lines) {
        http().ndjson("/v1/events", lines).body().lines().forEach(line -> {
            assertThat(line).contains("\"status\":201");
            ids.add(JsonMapper.shared().readTree(line).path("id").asString());
        });
    }
}
