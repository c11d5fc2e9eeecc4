package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.core.TestClock;

/** Rules for every address that can be read, on a tracker of its own with the sample record. */
@Timeout(120)
class EveryReadIT {

    /** They need something that only a delivery, or a page of another host, leaves behind; tests of their own read them. */
    private static final Set<String> LEFT_OUT = Set.of("getDelivery", "getReplay", "getWatch", "getReview");

    private static SampleTracker tracker;
    private static Map<String, String> reads;

    @BeforeAll
    static void start() {
        tracker = SampleTracker.start();
        reads = tracker.reads().addresses();
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    @Test
    void every_operation_that_reads_is_walked() {
        var described = new TreeSet<String>();
        tracker.http()
                .get("/v3/api-docs")
                .json()
                .path("paths")
                .forEach(path ->
                        path.path("get").path("operationId").asStringOpt().ifPresent(described::add));
        described.removeAll(LEFT_OUT);
        assertThat(reads.keySet()).isEqualTo(described);
    }

    /** The test client holds each against the description. */
    @Test
    void every_read_answers_as_described() {
        assertThat(statuses()).isEqualTo(reads.keySet().stream().collect(Collectors.toMap(name -> name, _ -> 200)));
    }

    @Test
    void what_is_unchanged_answers_304_at_once_and_70_seconds_later() {
        var tags = new TreeMap<String, String>();
        reads.forEach(
                (name, address) -> tags.put(name, tracker.http().get(address).header("ETag")));
        assertThat(unchanged(tags)).isEqualTo(reads.keySet());
        tracker.tracker().context().getBean(TestClock.class).advance(Duration.ofSeconds(70));
        assertThat(unchanged(tags)).isEqualTo(reads.keySet());
    }

    private static Set<String> unchanged(Map<String, String> tags) {
        return reads.keySet().stream()
                .filter(name -> !tags.get(name).isEmpty()
                        && tracker.http()
                                        .get(reads.get(name), "If-None-Match", tags.get(name))
                                        .status()
                                == 304)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void head_is_get_without_the_body() {
        reads.forEach((name, address) -> {
            var get = tracker.http().get(address);
            var head = tracker.http().send(tracker.http().request(address).method("HEAD", BodyPublishers.noBody()));
            assertThat(head.status()).as(name).isEqualTo(200);
            assertThat(head.body()).as(name).isEmpty();
            assertThat(headers(head)).as(name).isEqualTo(headers(get));
        });
    }

    private static Map<String, List<String>> headers(Answer answer) {
        var headers = new TreeMap<>(answer.raw().headers().map());
        headers.keySet().removeAll(Set.of("date", "keep-alive", "connection"));
        return headers;
    }

    private static Map<String, Integer> statuses() {
        var statuses = new TreeMap<String, Integer>();
        reads.forEach((name, address) ->
                statuses.put(name, tracker.http().get(address).status()));
        return statuses;
    }
}
