package org.modeltracker.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;
import static org.modeltracker.core.Facts.released;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.jdbc.core.JdbcTemplate;

/** Plans that PostgreSQL made for empty tables stay until it has counted the rows: a minute in which thousands of events may be written. */
class NewLogIT {

    private static final int WRITES = 100;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

    @Test
    void no_write_and_no_view_reads_the_whole_of_tables_that_were_empty_when_its_statements_were_planned() {
        try (var core = CoreContext.start(database)) {
            var recorder = core.getBean(Recorder.class);
            var views = core.getBean(ProjectionDaemon.class);
            for (int n = 1; n <= WRITES; n++) {
                var claim = released("lab/new-" + n, "2026-04-07").claim();
                recorder.record(List.of(new Draft(UUID.randomUUID(), claim)), "test", false);
                views.require(n, Duration.ofSeconds(20));
            }
        }
        eventually(
                "all connections told what they read",
                () -> tables("idx_scan >= " + WRITES).containsAll(List.of("log.event", "view.subject")));
        assertThat(tables("seq_scan >= " + WRITES)).isEmpty();
    }

    /** Those that grow. */
    private List<String> tables(String condition) {
        return jdbc.queryForList("""
                select schemaname || '.' || relname from pg_stat_user_tables
                 where schemaname in ('log', 'view') and relname not in ('head', 'token', 'flyway_schema_history') and %s
                """.formatted(condition), String.class);
    }
}
