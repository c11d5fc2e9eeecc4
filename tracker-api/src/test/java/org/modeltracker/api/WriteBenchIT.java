package org.modeltracker.api;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One event a request over HTTP, beside plain inserts of the same rows by as many callers, and beside a web application that only inserts. Prints
 * and asserts nothing.
 */
@Tag("bench")
class WriteBenchIT {

    private static final int ROUNDS = 3;
    private static final int REQUESTS =
            Integer.getInteger("bench.requests", 3_840); // four of one model in turn, by the same caller

    private int written;

    @Test
    void single_events_beside_plain_inserts() throws SQLException {
        try (var tracker = SecondTracker.start(ApiContext.NOW, "--tracker.rate-limit=off")) {
            int port = Integer.parseInt(tracker.context().getEnvironment().getProperty("local.server.port", "0"));
            var database = tracker.context().getBean(DataSource.class);
            post(port, 8); // the compilers wake up
            beside(port, database);
        }
    }

    private void beside(int port, DataSource database) throws SQLException {
        try (var inserting = InsertingWebApplication.start(database)) {
            int other = Integer.parseInt(inserting.getEnvironment().getProperty("local.server.port", "0"));
            post(other, 8, "/insert");
            for (int callers : new int[] {1, 8, 32}) {
                var ours = new double[ROUNDS];
                var plain = new double[ROUNDS];
                var bare = new double[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    ours[round] = post(port, callers);
                    bare[round] = post(other, callers, "/insert");
                    plain[round] = PlainInserts.perSecond(database, Math.min(callers, 8), 1);
                }
                var work = "one event a request, callers: " + callers;
                BenchReport.rate(work, ours, "plain inserts", plain, 0.3);
                BenchReport.rate(work, ours, "requests that only insert", bare, Double.NaN);
                BenchReport.rate(
                        "requests that only insert, callers: " + callers, bare, "plain inserts", plain, Double.NaN);
            }
        }
    }

    private double post(int port, int callers) {
        return post(port, callers, "/v1/events");
    }

    private double post(int port, int callers, String path) {
        int first = written;
        written += REQUESTS;
        return SteadyClient.postsPerSecond(port, callers, REQUESTS, path, ApiContext.ADMIN_KEY, n -> {
            var model = "bench/m-%d".formatted((first + n) / 4);
            var claim = switch ((first + n) % 4) {
                case 0 -> Envelope.announced(model, "2026-01-15");
                case 1 -> Envelope.access(model, "2026-02-01", "public_preview");
                case 2 -> Envelope.price(model, "2026-02-01", "5");
                default -> Envelope.status(model, "2026-02-01", "closed");
            };
            return claim.toString();
        });
    }
}
