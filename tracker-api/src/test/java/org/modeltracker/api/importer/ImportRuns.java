package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.modeltracker.api.Http;
import tools.jackson.databind.JsonNode;

/** What tests ask of runs. */
final class ImportRuns {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private ImportRuns() {}

    static JsonNode ended(Http http, String place) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var run = http.get(place).json();
        while (state(run).equals("running")) {
            assertThat(System.nanoTime())
                    .as("the import has not ended in time: " + run)
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            run = http.get(place).json();
        }
        return run;
    }

    static String state(JsonNode run) {
        return run.path("state").asString();
    }

    static List<String> names(JsonNode run, String pointer) {
        return run.at(pointer).valueStream().map(JsonNode::asString).toList();
    }

    /** How many were skipped for a reason. */
    static long skipped(JsonNode run, String reason) {
        return run.path("skipped")
                .valueStream()
                .filter(skip -> skip.path("reason").asString().equals(reason))
                .mapToLong(skip -> skip.path("count").asLong())
                .sum();
    }
}
