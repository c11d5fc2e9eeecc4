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
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads beside a static file of the same server, in one run; and lists of 100,000 models beside lists of 1,000. Prints and asserts nothing. */
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

    private static void load(SecondTracker tracker, int from, int to) {
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

    @Test
    void lists_of_100_000_models_beside_1_000() {
        lists(1_000); // the compilers wake up: or whichever comes first is the slower
        var few = lists(1_000);
        var many = lists(100_000);
        few.forEach((name, time) -> BenchReport.time(
                name + ", 100,000 models", new double[] {many.get(name)}, "1,000 models", new double[] {time}, 1.5));
    }

    /** Milliseconds of each list, made anew each time. */
    private static Map<String, Double> lists(int models) {
        try (var tracker = SecondTracker.start(ApiContext.NOW)) {
            load(tracker, 0, 1_000);
            tracker.http().get("/v1/models?as_of=4000");
            multiply(tracker.context().getBean(DataSource.class), models / 1_000);
            int port = Integer.parseInt(tracker.context().getEnvironment().getProperty("local.server.port", "0"));
            long first = System.nanoTime();
            SteadyClient.perSecond(port, 8, _ -> "/v1/models");
            System.out.printf("%,d models: first list %.0f ms%n", models, (System.nanoTime() - first) / 1e6);
            System.gc();
            var runtime = Runtime.getRuntime();
            System.out.printf("%,d models: heap %d MB%n", models, (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            var times = new LinkedHashMap<String, Double>();
            Map<String, IntFunction<String>> works = new LinkedHashMap<>();
            works.put("by state", n -> "/v1/models?access_state=deprecated&max_output_price=" + (100 + n));
            works.put("q, many hits", n -> "/v1/models?q=opus+" + n % 10);
            // A full page of one to two hundred hits, among few models as among many: those whose numbers begin so.
            IntFunction<String> number =
                    n -> (models == 1_000 ? 1 + n % 9 : 100 + n % 900) + "&max_output_price=" + (100 + n);
            works.put("q, some hits", n -> "/v1/models?q=opus-" + number.apply(n));
            works.put("q, some hits, with an error", n -> "/v1/models?q=opsu-" + number.apply(n));
            works.put("by input price", n -> "/v1/models?sort=input_price&max_output_price=" + (100 + n));
            works.forEach((name, path) -> {
                SteadyClient.perSecond(port, 40, n -> path.apply(n + 1_000) + "&limit=24");
                times.put(
                        name,
                        BenchReport.median(IntStream.range(0, 3)
                                .mapToDouble(round -> 8_000
                                        / SteadyClient.perSecond(
                                                port, 160, n -> path.apply(n) + "&limit=" + (25 + round)))
                                .toArray()));
            });
            return times;
        }
    }

    /** Each model becomes so many, of numbers that differ. */
    private static void multiply(DataSource database, int times) {
        var jdbc = new JdbcTemplate(database);
        for (var table : new String[] {"subject", "answer"}) {
            var columns = jdbc.queryForList(
                    "select column_name from information_schema.columns where table_schema = 'view' and table_name = ? order by ordinal_position",
                    String.class,
                    table);
            var named = table.equals("subject") ? "id" : "subject";
            var kind = table.equals("subject") ? "kind" : "subject_kind";
            var copied = columns.stream()
                    .map(column -> column.equals(named)
                            ? "substring(t.%1$s from '^(.*-)') || n * 1000 + substring(t.%1$s from '\\d+$')::int"
                                    .formatted(column)
                            : "t." + column)
                    .collect(joining(", "));
            jdbc.update(
                    "insert into view.%s (%s) select %s from view.%s t, generate_series(1, %d) n where t.%s = 'model'"
                            .formatted(table, String.join(", ", columns), copied, table, times - 1, kind));
            jdbc.execute("analyze view." + table);
        }
    }
}
