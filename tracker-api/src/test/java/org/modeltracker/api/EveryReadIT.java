package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rules for every address that can be read, on a tracker of its own with the sample record. */
@Timeout(120)
class EveryReadIT {

    /** They need something that only a delivery leaves behind; the tests of webhooks read them. */
    private static final Set<String> LEFT_OUT = Set.of("getDelivery", "getReplay");

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

    private static Map<String, Integer> statuses() {
        var statuses = new TreeMap<String, Integer>();
        reads.forEach((name, address) ->
                statuses.put(name, tracker.http().get(address).status()));
        return statuses;
    }
}
