package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.core.Eventually.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.fault.FaultRow;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two nodes on one database; one is frozen inside an append, as by a pause of its virtual machine. */
@FaultRow(
        fault = "node frozen inside an append",
        checked = "the other writes within 20 s, nothing is there twice once it wakes",
        times = 1)
class FrozenNodeIT {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate direct = new JdbcTemplate(database.dataSource());

    @Test
    void the_other_writes_within_20_s_and_the_frozen_one_doubles_nothing_once_it_wakes() throws Exception {
        try (var frozen = start("frozen");
                var other = start("other")) {
            slowAppends("frozen/model");
            var claim = announced("frozen/model", "2026-01-15").toString();
            var lost = CompletableFuture.supplyAsync(() -> frozen.http().post("/v1/events", claim));
            eventually("the head is held", this::isHeadHeld);
            frozen.freeze();
            try {
                long since = System.nanoTime();
                var write = announced("other/model", "2026-01-15").toString();
                eventually("health tells", BOUND, () -> status(other, "/actuator/health") == 503);
                eventually(
                        "a write",
                        BOUND,
                        () -> other.http().post("/v1/events", write).status() == 201);
                assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(BOUND);
            } finally {
                frozen.thaw();
            }
            assertThat(lost.join().status()).isEqualTo(503);
            direct.execute("drop trigger slow on log.event");
            eventually("the frozen one is well", () -> status(frozen, "/actuator/health") == 200);
            assertThat(frozen.http().post("/v1/events", claim).status()).isEqualTo(201);
            assertThat(other.http().post("/v1/events", claim).status()).isEqualTo(200);
            assertThat(direct.queryForList("select stream from log.event order by position", String.class))
                    .containsExactly("model:other/model", "model:frozen/model");
        }
    }

    private ChildService start(String name) throws Exception {
        return ChildService.start(
                directory,
                Map.of(
                        "SPRING_DATASOURCE_URL", database.url(),
                        "SPRING_DATASOURCE_USERNAME", database.username(),
                        "SPRING_DATASOURCE_PASSWORD", database.password(),
                        "SPRING_APPLICATION_NAME", name));
    }

    /** Long enough to be frozen in. */
    private void slowAppends(String model) {
        direct.execute("""
                create function public.slow() returns trigger language plpgsql as
                $$ begin if new.stream = 'model:%s' then perform pg_sleep(2); end if; return new; end $$
                """.formatted(model));
        direct.execute("create trigger slow before insert on log.event for each row execute function public.slow()");
    }

    private boolean isHeadHeld() {
        return Boolean.TRUE.equals(direct.queryForObject(
                "select exists (select from log.head join pg_stat_activity on backend_xid = head.xmax where wait_event = 'PgSleep')",
                Boolean.class));
    }

    private static int status(ChildService service, String path) {
        return service.http().get(path).status();
    }
}
