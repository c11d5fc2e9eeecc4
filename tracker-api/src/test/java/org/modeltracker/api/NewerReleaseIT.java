package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.background.ReadingWork;
import org.modeltracker.core.fault.FaultRow;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/** A newer release migrates the database under a node: the node reads on, and writes nothing more. */
@FaultRow(
        fault = "newer release migrates the database under a node",
        checked = "it reads on, and writes, projects and migrates nothing")
class NewerReleaseIT {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String SCRIPT = "V99991231_2359__something_newer.sql";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate stored = new JdbcTemplate(database.dataSource());
    private SecondTracker node;

    @BeforeEach
    void start() {
        node = node();
        assertThat(write(node, "newer/before").status()).isEqualTo(201);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private SecondTracker node() {
        return SecondTracker.start(
                database, NOW, "--tracker.rate-limit=off", "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY);
    }

    private static Http.Answer write(SecondTracker node, String model) {
        return node.http()
                .post("/v1/events", Envelope.released(model, "2026-04-01").toString(), "Prefer", "wait=10");
    }

    /** As Flyway of that release writes it down. */
    private void newer(String schema) {
        stored.update("""
                insert into %s.flyway_schema_history
                  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (9999, '99991231.2359', 'something newer', 'SQL', ?, 1, 'newer', 1, true)
                """.formatted(schema), SCRIPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "view"})
    void it_reads_on_and_writes_nothing_more(String schema) {
        newer(schema);
        eventually("it notices", () -> write(node, "newer/after").status() == 503);
        assertThat(write(node, "newer/after").at("/type")).endsWith("outdated-node");
        assertThat(write(node, "newer/after").header("Retry-After")).isEqualTo("5");
        eventually("nothing that writes runs", () -> writing(node).isEmpty());
        var read = node.http().get("/v1/models/newer/before");
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        var ready = node.http().get("/actuator/health/readiness");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.at("/status")).isEqualTo("DEGRADED");
        assertThat(ready.at("/components/release/details/unknown_migration")).isEqualTo(SCRIPT);
    }

    /** For readers of this node it is an outage that passes, not a failure of the service. */
    @Test
    void a_column_that_the_newer_release_dropped_costs_an_answer_503() {
        stored.execute("alter table view.entry rename column sentence to newer");
        var read = node.http().get("/v1/models/newer/before/timeline");
        assertThat(read.status()).as(read.body()).isEqualTo(503);
        assertThat(read.header("Retry-After")).isEqualTo("5");
    }

    /** The views of the newer release must not get a row by older rules, not even in the second before the node notices. */
    @Test
    void it_commits_nothing_to_views_of_a_newer_release() {
        var views = node.context().getBean(ProjectionDaemon.class);
        long before = views.position();
        newer("view");
        stored.update("delete from view.token");
        eventually("it notices", () -> writing(node).isEmpty());
        assertThat(stored.queryForList("select token from view.token where token is not null"))
                .isEmpty();
        assertThat(before).isPositive();
    }

    @Test
    void it_starts_reads_and_migrates_nothing() {
        newer("log");
        stored.update("delete from log.flyway_schema_history where version = '20261130.2001'");
        try (var late = node()) {
            assertThat(writing(late)).isEmpty();
            assertThat(late.http().get("/v1/models/newer/before").status()).isEqualTo(200);
            assertThat(write(late, "newer/late").status()).isEqualTo(503);
            assertThat(late.http().get("/actuator/health/readiness").at("/status"))
                    .isEqualTo("DEGRADED");
        }
        assertThat(stored.queryForList("select 1 from log.flyway_schema_history where version = '20261130.2001'"))
                .isEmpty();
    }

    private static List<String> writing(SecondTracker node) {
        return node.context().getBeansOfType(Lifecycle.class).values().stream()
                .filter(bean -> bean.getClass().getName().startsWith("org.modeltracker."))
                .filter(bean -> !(bean instanceof ReadingWork))
                .filter(bean -> !bean.getClass().getSimpleName().equals("ReadingWorkOnly"))
                .filter(Lifecycle::isRunning)
                .map(bean -> bean.getClass().getSimpleName())
                .toList();
    }
}
