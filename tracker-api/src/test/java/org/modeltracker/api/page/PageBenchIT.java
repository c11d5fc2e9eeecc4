package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.BenchReport;
import org.modeltracker.api.Envelope;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The page of a model of which 500 claims are known, beside a file of the same size from the same server. */
@Tag("bench")
@DirtiesContext // the next bench has the heap and the processors for itself
class PageBenchIT extends Paged {

    private static final String MODEL = "page-bench/much-said";
    private static final int CLAIMS = 500;
    private static final int ROUNDS = 3;
    private static final int VISITS = 1_000;

    @TempDir
    static Path files;

    @DynamicPropertySource
    static void files(DynamicPropertyRegistry registry) {
        registry.add("spring.web.resources.static-locations", () -> "file:" + files + "/");
    }

    @Test
    void a_page_of_500_claims() throws Exception {
        var lines = Stream.concat(
                        Stream.of(Envelope.released(MODEL, "2026-04-07")),
                        IntStream.range(1, CLAIMS).mapToObj(PageBenchIT::claim))
                .map(Envelope::toString)
                .collect(Collectors.joining("\n"));
        assertThat(http().ndjson("/v1/events", lines).body().lines()).allMatch(line -> line.contains("\"status\":201"));
        assertThat(anybody().get("/v1/models?as_of=" + head()).status()).isEqualTo(200);
        var page = ask("/models/" + MODEL);
        assertThat(page.status()).isEqualTo(200);
        Files.writeString(files.resolve("plain.html"), page.body());
        assertThat(ask("/plain.html").body()).hasSameSizeAs(page.body());
        var pages = new double[ROUNDS];
        var plain = new double[ROUNDS];
        var anew = new double[ROUNDS];
        madeAnew(0); // warms up; the kept page and the file do in their first visits
        for (int round = 0; round < ROUNDS; round++) {
            plain[round] = at(millis(VISITS, _ -> "/plain.html"), 50);
            pages[round] = at(millis(VISITS, _ -> "/models/" + MODEL), 50);
            anew[round] = at(madeAnew(round + 1), 50);
        }
        BenchReport.time("page of a model, p50", pages, "a static file of its size", plain, Double.NaN);
        BenchReport.time("page of a model made anew, p50", anew, "the kept one", pages, Double.NaN);
    }

    /** Each visit asks about another second. */
    private double[] madeAnew(int round) {
        var latest = clock.instant().minusSeconds((long) round * VISITS);
        return millis(VISITS, visit -> "/models/" + MODEL + "?effective_at=" + latest.minusSeconds(visit));
    }

    /** By many, on many days. */
    private static Envelope claim(int n) {
        var day = "2026-%02d-%02d".formatted(1 + n % 10, 1 + n % 28);
        return (n % 2 == 0
                        ? Envelope.price(MODEL, day, "" + (1 + n % 9))
                        : Envelope.access(MODEL, day, n % 3 == 0 ? "public_preview" : "general_availability"))
                .by("paper-" + n % 25, "press")
                .seen(day);
    }

    private double[] millis(int visits, IntFunction<String> path) {
        return IntStream.range(0, visits)
                .mapToDouble(visit -> {
                    long begun = System.nanoTime();
                    assertThat(ask(path.apply(visit)).status()).isEqualTo(200);
                    return (System.nanoTime() - begun) / 1e6;
                })
                .sorted()
                .toArray();
    }

    private static double at(double[] sorted, int percent) {
        return sorted[sorted.length * percent / 100];
    }
}
