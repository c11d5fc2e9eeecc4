package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.status;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The past as it was known never changes, whatever is learned later. */
class AsOfIT extends ApiContext {

    private static final Set<String> OF_THE_LOG = Set.of(
            "position", "recorded_at", "recorded_from", "recorded_to", "position_from", "position_to", "recorded_by");

    @Test
    void corrections_and_retractions_change_the_answer_and_leave_every_earlier_one_byte_for_byte() {
        var model = "as-of/amended";
        record(announced(model, "2026-01-15"), benchmark("as-of-bench"));
        var wrongDay = record(released(model, "2026-04-07"));
        var wrongPrice = record(price(model, "2026-05-01", "15"));
        record(access(model, "2026-05-01", "private_preview"), status(model, "2026-05-01", "closed"));
        var wrongScore = record(exact(model, "as-of-bench", "52"));
        record(released(model, "2026-04-08").by("a-paper", "press"));
        later(Duration.ofHours(1));
        var moments = List.of(
                "" + (position(wrongDay) - 1),
                "" + position(wrongDay),
                "" + position(wrongScore),
                "" + head(),
                clock.instant().toString());
        var before = bodies(model, "as-of-bench", moments);
        later(Duration.ofDays(40));

        correct(wrongDay, released(model, "2026-04-06"));
        retract(wrongPrice);
        correct(wrongScore, exact(model, "as-of-bench", "53"));
        record(access(model, "2026-04-01", "general_availability").by("a-paper", "press"));
        record(status(model, "2026-03-01", "gated_weights"));

        assertThat(bodies(model, "as-of-bench", moments)).isEqualTo(before);
        assertThat(get(of(model)).at("/release/effective")).isEqualTo("2026-04-06");
        assertThat(data(of(model) + "/pricing")).isEmpty();
        assertThat(item(of(model) + "/benchmarks").at("/score/value").asInt()).isEqualTo(53);
    }

    /** The body at a position is taken when no later event exists, then again when all do. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatever_comes_later_an_answer_as_of_a_position_is_the_one_given_when_nothing_later_was_known(long seed) {
        var model = "as-of/random-" + seed;
        var told = new LinkedHashMap<String, String>();
        for (var claim : RandomClaims.of(seed, model, 20)) {
            var answer = http().post("/v1/events", claim.toString(), "Prefer", "wait=10");
            assertThat(answer.status()).as(claim + " " + answer.body()).isIn(200, 201);
            if (answer.status() == 201 && answer.json().has("model")) {
                told.putAll(bodies(model, "bench-of-random-" + seed, List.of("" + position(answer.json()))));
            }
        }
        assertThat(told).hasSizeGreaterThan(120);
        told.forEach(
                (path, body) -> assertThat(anybody().get(path).body()).as(path).isEqualTo(body));
    }

    @Test
    void a_tracker_that_got_only_the_events_up_to_a_position_in_any_order_gives_the_same_answers() {
        var model = "as-of-twice/twice";
        var claims = RandomClaims.of(7, model, 60);
        long before = head();
        assertThat(http().ndjson("/v1/events", lines(claims)).body().lines())
                .noneMatch(line -> line.contains("problem"));
        var recorded = events(before);
        try (var second = SecondTracker.start(clock.instant())) {
            for (int known : List.of(20, 40, recorded.size())) {
                var part = shuffled(recorded.subList(0, known), known);
                second.http().ndjson("/v1/events", lines(part));
                await(second);
                for (var path : answers(model, "bench-of-twice")) {
                    if (!path.contains("history") && !path.contains("timeline") && !path.contains("disputes")) {
                        var here = get(path + "effective_at=2026-08-01&as_of=" + (before + known));
                        var there = second.http().get(path + "effective_at=2026-08-01");
                        assertThat(content(there.json())).as(path + known).isEqualTo(content(here.json()));
                    }
                }
            }
        }
    }

    @Test
    void as_of_takes_a_position_an_instant_or_a_date_which_means_its_last_instant() {
        var model = "as-of/forms";
        toTheMorningOfAnotherDay();
        var first = record(announced(model, "2026-01-15"));
        var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var instant = clock.instant().plusSeconds(60);
        later(Duration.ofHours(1));
        record(status(model, "2026-05-01", "closed"));
        later(Duration.ofDays(2));
        assertThat(known(model, "" + position(first))).isEmpty();
        assertThat(known(model, instant.toString())).isEmpty();
        assertThat(known(model, day.toString())).isEqualTo("closed");
        assertThat(anybody().get(of(model) + "?as_of=" + day.minusDays(1)).status())
                .isEqualTo(404);
        assertThat(anybody().get(of(model) + "?as_of=" + (position(first) - 1)).status())
                .isEqualTo(404);
        assertThat(anybody().get(of(model) + "?as_of=0").status()).isEqualTo(404);
    }

    @Test
    void effective_at_is_the_instant_of_as_of_unless_it_is_given() {
        var model = "as-of/default";
        later(Duration.ofDays(2));
        var first = record(announced(model, "2026-01-15"));
        var tomorrow =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1).toString();
        var ahead = record(status(model, tomorrow, "closed").seen("2026-05-01"));
        var told = clock.instant();
        later(Duration.ofDays(3));
        assertThat(get(of(model) + "/open-source-status").at("/status")).isEqualTo("closed");
        assertThat(known(model, "" + position(ahead))).isEmpty();
        assertThat(known(model, told.toString())).isEmpty();
        assertThat(known(model, position(ahead) + "&effective_at=" + tomorrow)).isEqualTo("closed");
        assertThat(known(model, position(first) + "&effective_at=" + tomorrow)).isEmpty();
    }

    @Test
    void a_date_in_effective_at_means_its_last_instant() {
        var model = "as-of/last-instant";
        record(announced(model, "2026-01-15"), status(model, "2026-05-01T15:00:00Z", "closed"));
        var path = of(model) + "/open-source-status?effective_at=";
        assertThat(get(path + "2026-05-01").at("/status")).isEqualTo("closed");
        assertThat(get(path + "2026-05-01T14:59:59Z").at("/status")).isEmpty();
        assertThat(get(path + "2026-05").at("/status")).isEqualTo("closed");
        assertThat(get(path + "2026-04-30").at("/status")).isEmpty();
    }

    @Test
    void answers_echo_only_the_times_that_were_asked_for() {
        var model = "as-of/echo";
        var event = record(announced(model, "2026-01-15"));
        var plain = get(of(model)).json();
        assertThat(plain.has("as_of") || plain.has("effective_at") || plain.has("observed_by"))
                .isFalse();
        var asked = get(of(model) + "/access?as_of=%d&observed_by=2026-06-01".formatted(position(event)))
                .json();
        assertThat(asked.path("as_of").asString()).isEqualTo("" + position(event));
        assertThat(asked.path("observed_by").asString()).isEqualTo("2026-06-01");
        assertThat(asked.has("effective_at")).isFalse();
    }

    @Test
    void observed_by_tells_what_the_sources_had_said_by_then() {
        var model = "as-of/observed";
        record(
                announced(model, "2026-01-15"),
                status(model, "2026-04-01", "closed").seen("2026-06-01"));
        var path = of(model) + "/open-source-status?effective_at=2026-07-01&observed_by=";
        assertThat(get(path + "2026-05-31").at("/status")).isEmpty();
        assertThat(get(path + "2026-06-01").at("/status")).isEqualTo("closed");
        for (var list : List.of(
                "/v1/models", "/v1/benchmarks", "/v1/disputes", "/v1/timeline", "/v1/organisations", "/v1/compare")) {
            assertThat(anybody().get(list + "?observed_by=2026-06-01").status())
                    .as(list)
                    .isEqualTo(400);
        }
    }

    /** Waits as long as readers are made to wait for the views. */
    @Test
    void an_as_of_ahead_of_the_log_waits_and_says_when_to_come_again() {
        record(announced("as-of/ahead", "2026-01-15"));
        for (var ahead :
                List.of("" + (head() + 1000), clock.instant().plusSeconds(3600).toString())) {
            var answer = anybody().get(of("as-of/ahead") + "?as_of=" + ahead);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void an_as_of_in_the_past_can_be_cached_for_ever_and_now_is_asked_again() {
        var model = "as-of/cache";
        var event = record(announced(model, "2026-01-15"));
        later(Duration.ofMinutes(1));
        for (var path : answers(model, null)) {
            var past = get(path + "as_of=" + position(event));
            assertThat(past.header("Cache-Control")).as(path).isEqualTo("max-age=31536000, public, immutable");
            var now = get(path.substring(0, path.length() - 1));
            assertThat(now.header("Cache-Control")).as(path).doesNotContain("immutable", "max-age=31536000");
        }
        var unknown = anybody().get(of(model) + "?as_of=" + (position(event) - 1));
        assertThat(unknown.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void an_answer_that_still_holds_is_not_sent_again() {
        var model = "as-of/etag";
        record(announced(model, "2026-01-15"));
        var first = get(of(model));
        assertThat(first.header("ETag")).matches("\"[^\"]+\"");
        var again = anybody().get(of(model), "If-None-Match", first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        record(status(model, "2026-05-01", "closed"));
        assertThat(anybody()
                        .get(of(model), "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    /** Whatever hour the tests before left it at, an hour later is the same day. */
    private void toTheMorningOfAnotherDay() {
        later(Duration.ofDays(2));
        later(Duration.between(
                clock.instant(), clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(32))));
    }

    private String known(String model, String asOf) {
        return get(of(model) + "/open-source-status?as_of=" + asOf).at("/status");
    }

    private Map<String, String> bodies(String model, String benchmark, List<String> moments) {
        var bodies = new LinkedHashMap<String, String>();
        for (var moment : moments) {
            for (var path : answers(model, benchmark)) {
                bodies.put(
                        path + "as_of=" + moment,
                        anybody().get(path + "as_of=" + moment).body());
            }
        }
        return bodies;
    }

    private static List<String> answers(String model, String benchmark) {
        var organisation = model.substring(0, model.indexOf('/'));
        var paths = new ArrayList<>(List.of(
                of(model) + "?",
                of(model) + "/access?",
                of(model) + "/access/history?",
                of(model) + "/pricing?",
                of(model) + "/pricing/history?",
                of(model) + "/open-source-status?",
                of(model) + "/benchmarks/history?",
                of(model) + "/expectations?",
                of(model) + "/timeline?",
                "/v1/models?organisation=" + organisation + "&",
                "/v1/disputes?",
                "/v1/compare?model=" + model + "&"));
        if (benchmark != null) {
            paths.add("/v1/benchmarks/" + benchmark + "?");
        }
        return paths;
    }

    /** All that was recorded after a position, as it was handed in. */
    private List<Envelope> events(long after) {
        return anybody()
                .get("/v1/events?after=" + after, "Accept", "application/x-ndjson")
                .body()
                .lines()
                .map(line -> new Envelope((ObjectNode) JsonMapper.shared().readTree(line)))
                .map(event -> event.without("position").without("recorded_at").without("recorded_by"))
                .toList();
    }

    /** In another order, in which what acts on a claim still comes after it. */
    private static List<Envelope> shuffled(List<Envelope> events, long seed) {
        var waiting = new ArrayList<>(events.subList(2, events.size()));
        Collections.shuffle(waiting, new Random(seed));
        var ordered = new ArrayList<>(events.subList(0, 2));
        while (!waiting.isEmpty()) {
            var ready = waiting.stream()
                    .filter(event -> waiting.stream().noneMatch(other -> acts(event, other)))
                    .findFirst()
                    .orElseThrow();
            waiting.remove(ready);
            ordered.add(ready);
        }
        return ordered;
    }

    private static boolean acts(Envelope event, Envelope on) {
        var id = on.json().path("id").asString();
        return id.equals(event.json().at("/data/corrects").asString(""))
                || id.equals(event.json().at("/data/retracts").asString(""));
    }

    private static String lines(List<Envelope> events) {
        return events.stream().map(Envelope::toString).collect(Collectors.joining("\n"));
    }

    private static void await(SecondTracker tracker) {
        var events = tracker.http().get("/v1/events?limit=100").json();
        long head = events.at("/page/next_after").asLong();
        assertThat(tracker.http().get("/v1/models?as_of=" + head).status()).isEqualTo(200);
    }

    /** Without what the log adds and what was asked. */
    private static JsonNode content(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OF_THE_LOG);
            object.remove(List.of("as_of", "effective_at"));
        }
        node.forEach(AsOfIT::content);
        return node;
    }

    private static String of(String model) {
        return "/v1/models/" + model;
    }
}
