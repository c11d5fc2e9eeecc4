package org.modeltracker.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads beside a static file of the same server, in one run. Prints and asserts nothing. */
@Tag("bench")
class ReadBenchIT {

    private static final int MODELS = Integer.getInteger("bench.models", 5_000);
    private static final int REQUESTS = Integer.getInteger("bench.requests", 4_000);
    private static final int ROUNDS = 3;
    private static final int PART = 500;

    @TempDir
    static Path files;

    @Test
    void reads_beside_a_static_file() throws IOException {
        try (var tracker = SecondTracker.start(
                ApiContext.NOW,
                "--tracker.rate-limit=off",
                "--spring.web.resources.static-locations=file:" + files + "/")) {
            for (int from = 0; from < MODELS; from += PART) {
                load(tracker, from, Math.min(MODELS, from + PART));
            }
            int port = Integer.parseInt(tracker.context().getEnvironment().getProperty("local.server.port", "0"));
            var card = tracker.http()
                    .with(null)
                    .get("/v1/models/bench-1/opus-1?as_of=" + 4 * MODELS)
                    .body();
            Files.writeString(files.resolve("plain.json"), card);
            var rates = new LinkedHashMap<String, double[]>();
            for (int round = -1; round < ROUNDS; round++) {
                for (var work : works(round).entrySet()) {
                    int requests = work.getKey().contains("made anew") ? REQUESTS / 8 : REQUESTS;
                    double rate = SteadyClient.perSecond(port, requests, work.getValue());
                    if (round >= 0) {
                        rates.computeIfAbsent(work.getKey(), _ -> new double[ROUNDS])[round] = rate;
                    }
                }
            }
            var file = rates.remove("static file");
            rates.forEach((name, all) -> BenchReport.rate(name, all, "a static file", file, goal(name)));
        }
    }

    /** Of the reads that everybody asks for; what is made anew has none. */
    private static double goal(String work) {
        return switch (work) {
            case "card", "card, 100 models in turn", "list", "pricing now", "pricing as_of" -> 0.5;
            case "search q=opus", "models of an organisation", "compare", "Atom feed", "100 events" -> 0.3;
            default -> Double.NaN;
        };
    }

    private static Map<String, IntFunction<String>> works(int round) {
        var works = new LinkedHashMap<String, IntFunction<String>>();
        works.put("static file", _ -> "/plain.json");
        works.put("card", _ -> "/v1/models/bench-1/opus-1");
        works.put("card, 100 models in turn", n -> "/v1/models/bench-%d/opus-%d".formatted(n % 100, n % 100));
        works.put("list", _ -> "/v1/models");
        works.put("search q=opus", _ -> "/v1/models?q=opus");
        works.put("models of an organisation", _ -> "/v1/models?organisation=bench-1");
        works.put("compare", _ -> "/v1/compare?model=bench-1/opus-1&model=bench-2/opus-2");
        works.put("Atom feed", _ -> "/feeds/timeline.atom");
        works.put("100 events", _ -> "/v1/events?limit=100");
        works.put("pricing now", _ -> "/v1/models/bench-1/opus-1/pricing");
        works.put("pricing as_of", _ -> "/v1/models/bench-1/opus-1/pricing?as_of=100");
        works.put("page of a model", _ -> "/models/bench-1/opus-1");
        works.put(
                "card, made anew",
                n -> "/v1/models/bench-%d/opus-%d?effective_at=2026-0%d-20".formatted(n % 100, n, round + 3));
        works.put("list, made anew", n -> "/v1/models?max_output_price=" + (100 + n + 1_000 * (round + 1)));
        works.put("search, made anew", n -> "/v1/models?q=opus-%d%d".formatted(round + 1, n));
        works.put(
                "organisation, made anew",
                n -> "/v1/models?organisation=bench-%d&limit=%d".formatted(n % 100, round + 10));
        works.put(
                "compare, made anew",
                n -> "/v1/compare?model=bench-%d/opus-%d&model=bench-2/opus-2&benchmark=b%d"
                        .formatted(n % 100, n, round + 1));
        works.put("100 events, made anew", n -> "/v1/events?limit=100&after=" + (n + 1_000 * (round + 1)));
        works.put(
                "pricing now, made anew",
                n -> "/v1/models/bench-%d/opus-%d/pricing?effective_at=2026-0%d-20".formatted(n % 100, n, round + 3));
        return works;
    }

    static void load(SecondTracker tracker, int from, int to) {
        var claims = IntStream.range(from, to)
                .mapToObj(n -> "bench-%d/opus-%d".formatted(n % 100, n))
                .flatMap(model -> Stream.of(
                        Envelope.announced(model, "2026-01-15"),
                        Envelope.access(
                                model, "2026-02-01", model.hashCode() % 5 == 0 ? "deprecated" : "public_preview"),
                        Envelope.price(model, "2026-02-01", "5"),
                        Envelope.status(model, "2026-02-01", "closed")));
        var answer = tracker.http()
                .ndjson("/v1/events", claims.map(Envelope::toString).collect(joining("\n")));
        assertThat(answer.body().lines()).allMatch(line -> line.contains("\"status\":201"));
    }
}
