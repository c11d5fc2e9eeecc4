package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether one more claim on a question costs more where there are thousands. Prints and asserts nothing of it. */
@Tag("bench")
class BusyQuestionBenchIT {

    private static final int ROUNDS = 3;
    private static final int FEW = 200;
    private static final int MANY = 4_000;
    private static final int MORE = 2_000;
    private static final LocalDate FIRST = LocalDate.of(2005, 1, 1);

    @Test
    void claims_on_a_question_that_has_thousands() {
        try (var tracker = SecondTracker.start(ApiContext.NOW, "--tracker.rate-limit=off")) {
            perSecond(tracker, "bench/warm", FEW);
            var few = new double[ROUNDS];
            var many = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                few[round] = perSecond(tracker, "bench/few-" + round, FEW);
                many[round] = perSecond(tracker, "bench/many-" + round, MANY);
            }
            BenchReport.rate("claims on a question with 4,000", many, "on one with 200", few, 0.8);
        }
    }

    /** Claims a second, from the first until the views have the last. */
    private static double perSecond(SecondTracker tracker, String model, int before) {
        tracker.http()
                .post("/v1/events", Envelope.announced(model, "2005-01-01").toString());
        record(tracker, model, 0, before);
        long since = System.nanoTime();
        record(tracker, model, before, before + MORE);
        return MORE * 1e9 / (System.nanoTime() - since);
    }

    private static void record(SecondTracker tracker, String model, int from, int to) {
        var claims = IntStream.range(from, to)
                .mapToObj(n -> Envelope.price(model, FIRST.plusDays(n).toString(), "" + (n + 1))
                        .toString());
        var lines = tracker.http()
                .ndjson("/v1/events", claims.collect(Collectors.joining("\n")))
                .body();
        assertThat(lines.lines()).allMatch(line -> line.contains("\"status\":201"));
        var head = lines.lines().toList().getLast().replaceAll(".*\"position\":(\\d+).*", "$1");
        assertThat(tracker.http().get("/v1/models?limit=1&as_of=" + head).status())
                .isEqualTo(200);
    }
}
