package org.modeltracker.api;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One event a request over HTTP, beside plain inserts of the same rows by as many callers, beside a web application that only inserts, and
 * beside the appends of other libraries. Prints and asserts nothing.
 */
@Tag("bench")
class WriteBenchIT {

    private static final int ROUNDS = 3;
    private static final int REQUESTS =
            Integer.getInteger("bench.requests", 3_840); // four of one model in turn, by the same caller

    private int written;

    @TempDir
    Path directory;

    @Test
    void single_events_beside_plain_inserts() throws Exception {
        try (var tracker = SecondTracker.start(ApiContext.NOW, "--tracker.rate-limit=off")) {
            int port = Integer.parseInt(tracker.context().getEnvironment().getProperty("local.server.port", "0"));
            var database = tracker.context().getBean(DataSource.class);
            System.out.printf("warm after %d rounds%n", WarmUp.repeat(() -> post(port, 8)));
            beside(port, database, OtherEventStore.installedIn(directory));
        }
    }

    private void beside(int port, DataSource database, List<OtherEventStore> stores) throws Exception {
        try (var inserting = InsertingWebApplication.start(database)) {
            int other = Integer.parseInt(inserting.getEnvironment().getProperty("local.server.port", "0"));
            WarmUp.repeat(() -> post(other, 8, "/insert"));
            for (int callers : new int[] {1, 8, 32}) {
                var ours = new double[ROUNDS];
                var plain = new double[ROUNDS];
                var bare = new double[ROUNDS];
                var stored = new double[stores.size()][ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    ours[round] = post(port, callers);
                    bare[round] = post(other, callers, "/insert");
                    plain[round] = PlainInserts.perSecond(database, Math.min(callers, 8), 1);
                    for (int n = 0; n < stores.size(); n++) {
                        stored[n][round] = stores.get(n).perSecond(callers, REQUESTS);
                    }
                }
                var work = "one event a request, callers: " + callers;
                BenchReport.rate(work, ours, "plain inserts", plain, 0.3);
                BenchReport.rate(work, ours, "requests that only insert", bare, Double.NaN);
                for (int n = 0; n < stores.size(); n++) {
                    BenchReport.rate(work, ours, stores.get(n).name() + " without HTTP", stored[n], Double.NaN);
                }
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
