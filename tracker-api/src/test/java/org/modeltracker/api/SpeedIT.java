package org.modeltracker.api;

import static java.util.stream.Collectors.joining;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.status;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the log and the views cost beside the database alone, doing the same to the same rows. Prints ratios and asserts nothing. */
@Tag("bench")
class SpeedIT {

    private static final int MODELS = 1_000;
    private static final int WARM = 2_000;
    private static final int BATCH = 100; // so many lines share a transaction
    private static final int READS = 200;

    private static SecondTracker tracker;
    private static DataSource database;

    private interface Work {
        void run() throws SQLException;
    }

    @BeforeAll
    static void an_empty_tracker() {
        tracker = SecondTracker.start(ApiContext.NOW);
        database = tracker.context().getBean(DataSource.class);
        append(0, WARM); // the compilers wake up
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    @Test
    void appends_and_reads() throws SQLException {
        long appended = nanos(() -> append(WARM, WARM + MODELS));
        long caughtUp = nanos(() -> tracker.http().get("/v1/models?limit=1&as_of=" + head()));
        PlainInserts.perSecond(database, BATCH); // warm
        long inserted = (long) (1e9 / PlainInserts.perSecond(database, BATCH));
        tell("append over HTTP as NDJSON, a claim", appended / (4 * MODELS), inserted);
        BenchReport.time(
                "views catch up after the last append",
                new double[] {caughtUp / 1e6},
                "appends before",
                new double[] {appended / 1e6},
                Double.NaN);
        for (int limit : List.of(25, 100)) {
            long listed = median(() -> tracker.http().get("/v1/models?limit=" + limit));
            long selected = median(() -> select(limit));
            tell("list of %d of %d models, median".formatted(limit, WARM + MODELS), listed, selected);
        }
    }

    private static void tell(String what, long ours, long plain) {
        BenchReport.time(what, new double[] {ours / 1e6}, "plain SQL", new double[] {plain / 1e6}, Double.NaN);
    }

    /** Four claims of each model. */
    private static void append(int from, int to) {
        var claims = IntStream.range(from, to)
                .mapToObj("speed/m-%05d"::formatted)
                .flatMap(model -> Stream.of(
                        announced(model, "2026-01-15"),
                        access(model, "2026-02-01", "public_preview"),
                        price(model, "2026-02-01", "5"),
                        status(model, "2026-02-01", "closed")));
        var body = claims.map(Envelope::toString).collect(joining("\n"));
        tracker.http().ndjson("/v1/events", body);
    }

    private static long head() {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery("select position from log.head")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the list is made of. */
    private static void select(int limit) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select a.* from (select id from view.subject where kind = 'model' order by id limit %d) s join view.answer a on a.subject = s.id"
                                        .formatted(limit))) {
            while (rows.next()) {
                rows.getString("claims");
            }
        }
    }

    private static long median(Work work) throws SQLException {
        var times = new long[READS];
        for (int n = 0; n < READS; n++) {
            times[n] = nanos(work);
        }
        Arrays.sort(times);
        return times[READS / 2];
    }

    private static long nanos(Work work) throws SQLException {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }
}
