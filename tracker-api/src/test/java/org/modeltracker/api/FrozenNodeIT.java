package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.core.Eventually.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.fault.FaultRow;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two nodes on one database; one is frozen while it writes, as by a pause of its virtual machine. */
class FrozenNodeIT {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String WRITE = announced("other/model", "2026-01-15").toString();
    private static final String SLOW = announced("frozen/model", "2026-01-15").toString();

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate direct = new JdbcTemplate(database.dataSource());

    /** A write with a key appends, and keeps its key before it commits. */
    @Test
    @FaultRow(
            fault = "node frozen between an append and its commit",
            checked = "the other writes within 20 s, nothing is there twice once it wakes")
    void the_other_writes_within_20_s_and_the_frozen_one_doubles_nothing_once_it_wakes() throws Exception {
        try (var frozen = start("frozen");
                var other = start("other")) {
            var lost = freezeInAppend(frozen, "Idempotency-Key", "a-key");
            try {
                long since = System.nanoTime();
                eventually("health tells", BOUND, () -> status(other, "/actuator/health") == 503);
                eventually("a write", BOUND, () -> record(other, WRITE) == 201);
                assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(BOUND);
            } finally {
                frozen.thaw();
            }
            assertThat(lost.join()).isEqualTo(503);
            direct.execute("drop trigger slow on log.event");
            eventually("the frozen one is well", () -> status(frozen, "/actuator/health") == 200);
            assertThat(record(frozen, SLOW)).isEqualTo(201);
            assertThat(record(other, SLOW)).isEqualTo(200);
            assertThat(streams()).containsExactly("model:other/model", "model:frozen/model");
        }
    }

    @Test
    @FaultRow(
            fault = "node frozen while the server appends and commits",
            checked = "it is stored, the other writes at once, nothing is there twice")
    void a_write_without_a_key_is_committed_without_its_node() throws Exception {
        try (var frozen = start("frozen");
                var other = start("other")) {
            var slow = freezeInAppend(frozen);
            try {
                assertThat(record(other, WRITE)).isEqualTo(201);
                assertThat(record(other, SLOW)).isEqualTo(200);
                assertThat(slow).as("the frozen one's answer").isNotDone();
            } finally {
                frozen.thaw();
            }
            assertThat(slow.join()).isEqualTo(201);
            assertThat(record(frozen, SLOW)).isEqualTo(200);
            assertThat(streams()).containsExactly("model:frozen/model", "model:other/model");
        }
    }

    /** @return the status that the write is answered with, once it is */
    private CompletableFuture<Integer> freezeInAppend(ChildService node, String... headers) throws Exception {
        slowAppends("frozen/model");
        var status = CompletableFuture.supplyAsync(
                () -> node.http().post("/v1/events", SLOW, headers).status());
        eventually("the head is held", this::isHeadHeld);
        node.freeze();
        return status;
    }

    private static int record(ChildService node, String claim) {
        return node.http().post("/v1/events", claim).status();
    }

    private List<String> streams() {
        return direct.queryForList("select stream from log.event order by position", String.class);
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
