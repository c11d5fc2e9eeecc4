package org.modeltracker.api;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lists and searches among 100,000 models beside the same among 1,000. Both trackers run side by side and take turns: a tracker that runs later
 * is warmer. No list is asked for twice. Prints and asserts nothing.
 */
@Tag("bench")
class ListBenchIT {

    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int WARM = 3;
    private static final int ROUNDS = 5;
    private static final int REQUESTS = 480;

    @Test
    void lists_of_100_000_models_beside_1_000() {
        try (var few = tracker(FEW);
                var many = tracker(MANY)) {
            var fewTimes = new LinkedHashMap<String, double[]>();
            var manyTimes = new LinkedHashMap<String, double[]>();
            for (int round = -WARM; round < ROUNDS; round++) {
                measure(few, FEW, round, fewTimes);
                measure(many, MANY, round, manyTimes);
            }
            manyTimes.forEach((work, times) ->
                    BenchReport.time(work + ", 100,000 models", times, "1,000 models", fewTimes.get(work), 1.5));
        }
    }

    /** Milliseconds that a caller waits for each list, with eight callers. */
    private static void measure(SecondTracker tracker, int models, int round, Map<String, double[]> times) {
        int port = Integer.parseInt(tracker.context().getEnvironment().getProperty("local.server.port", "0"));
        works(models).forEach((work, path) -> {
            int first = (round + WARM) * REQUESTS;
            double time = 8_000 / SteadyClient.perSecond(port, REQUESTS, n -> path.apply(first + n) + "&limit=25");
            if (round >= 0) {
                times.computeIfAbsent(work, _ -> new double[ROUNDS])[round] = time;
            }
        });
    }

    private static Map<String, IntFunction<String>> works(int models) {
        Map<String, IntFunction<String>> works = new LinkedHashMap<>();
        works.put("by state", n -> "/v1/models?access_state=deprecated" + dear(n));
        works.put("q, many hits", n -> "/v1/models?q=opus+" + n % 10 + dear(n));
        works.put("q, some hits", n -> "/v1/models?q=opus-" + number(models, n) + dear(n));
        works.put("q, some hits, with an error", n -> "/v1/models?q=opsu-" + number(models, n) + dear(n));
        works.put("by input price", n -> "/v1/models?sort=input_price" + dear(n));
        return works;
    }

    /** A full page of one to two hundred hits, among few models as among many: those whose numbers begin so. */
    private static int number(int models, int n) {
        return models == FEW ? 1 + n % 9 : 100 + n % 900;
    }

    /** A limit that leaves all in, and makes each address another one. */
    private static String dear(int n) {
        return "&max_output_price=" + (100 + n);
    }

    private static SecondTracker tracker(int models) {
        var tracker = SecondTracker.start(ApiContext.NOW);
        ReadBenchIT.load(tracker, 0, FEW);
        tracker.http().get("/v1/models?as_of=" + 4 * FEW);
        multiply(tracker.context().getBean(DataSource.class), models / FEW);
        long first = System.nanoTime();
        tracker.http().get("/v1/models");
        System.out.printf("%,d models: first list %.0f ms%n", models, (System.nanoTime() - first) / 1e6);
        System.gc();
        var runtime = Runtime.getRuntime();
        System.out.printf("%,d models: heap %d MB%n", models, (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        return tracker;
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
