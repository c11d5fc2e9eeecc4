package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The operator's replay, seen by readers and writers. */
@Timeout(60)
class RebuildIT extends SomeEvents {

    @Test
    void a_rebuild_changes_no_answer_and_stops_no_reader() {
        filtered();
        later(Duration.ofMinutes(1));
        var before = everything();
        var started = http().post("/v1/views/rebuild", "");
        assertThat(started.status()).isEqualTo(202);
        do {
            assertThat(everything()).isEqualTo(before);
        } while (get(http(), "/v1/views/rebuild").path("state").asString().equals("running"));
        assertThat(get(http(), "/v1/views/rebuild").path("state").asString()).isEqualTo("done");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void readers_and_writers_meet_no_gap_while_views_are_replaced() {
        filtered();
        record(announced("swapped/model", "2026-01-15"));
        var done = new AtomicBoolean();
        try (var others = Executors.newFixedThreadPool(3)) {
            var reading = Stream.of("/v1/models/filtered/a", "/v1/models/filtered/a/access?as_of=" + before)
                    .map(path -> CompletableFuture.runAsync(() -> readUntil(done, path), others))
                    .toList();
            var writing = CompletableFuture.runAsync(() -> writeUntil(done), others);
            for (int n = 0; n < 2; n++) {
                assertThat(http().post("/v1/views/rebuild", "").status()).isEqualTo(202);
                until(() -> get(http(), "/v1/views/rebuild")
                        .path("state")
                        .asString()
                        .equals("done"));
            }
            done.set(true);
            reading.forEach(CompletableFuture::join);
            writing.join();
        }
        long written = export("&model=swapped/model").size() - 1;
        assertThat(data("/v1/models/swapped/model/access?as_of=" + head())).hasSize((int) written);
    }

    @Test
    void dropped_tables_come_back_with_the_same_answers() throws SQLException {
        filtered();
        later(Duration.ofMinutes(1));
        var before = everything();
        try (var connection = DATABASE.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    do $$ declare name text; begin
                      for name in select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = 'view' loop
                        execute 'drop table ' || name || ' cascade';
                      end loop;
                    end $$
                    """);
        }
        assertThat(http().post("/v1/views/rebuild", "").status()).isEqualTo(202);
        until(() -> get(http(), "/v1/views/rebuild").path("state").asString().equals("done"));
        assertThat(everything()).isEqualTo(before);
        record(announced("filtered-after/model", "2026-01-15"));
    }

    /** Bodies of all kinds of answers, as of now. */
    private List<String> everything() {
        long position = before;
        return Stream.of(
                        "/v1/models/filtered/a?",
                        "/v1/models/filtered/a/open-source-status/history?",
                        "/v1/models?limit=100&",
                        "/v1/benchmarks?limit=100&",
                        "/v1/organisations?limit=100&",
                        "/v1/disputes?limit=100&",
                        "/v1/timeline?limit=100&")
                .map(path -> get(path + "as_of=" + position).body())
                .toList();
    }

    private void readUntil(AtomicBoolean done, String path) {
        while (!done.get()) {
            get(path);
        }
    }

    private void writeUntil(AtomicBoolean done) {
        for (int n = 0; !done.get(); n++) {
            record(access("swapped/model", "2026-02-01", "public_preview").with("/data/audience", "group-" + n));
        }
    }

    private static JsonNode get(Http http, String path) {
        return http.get(path).json();
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not happen in time").isLessThan(deadline);
        }
    }
}
