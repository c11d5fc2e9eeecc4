package org.modeltracker.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.Facts;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.jdbc.core.JdbcTemplate;

/** Plans that PostgreSQL made for empty tables stay until it has counted the rows: a minute in which thousands of events may be written. */
class NewLogIT {

    private static final int MODELS = 50;
    private static final String BENCHMARK = "new";

    /** Rows of one table that a write may read, with all that the views do for it. */
    private static final int MOST_ROWS = 5;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    private int written;

    @Test
    void no_write_and_no_view_reads_the_whole_of_tables_that_were_empty_when_its_statements_were_planned() {
        try (var core = CoreContext.start(database)) {
            write(core.getBean(Recorder.class), core.getBean(ProjectionDaemon.class));
        }
        eventually("all connections have ended, and said what they read", () -> connections() == 0);
        assertThat(rowsRead()).allSatisfy((table, rows) -> assertThat(rows).isLessThan((long) written * MOST_ROWS));
    }

    /** The first claim of each model is decided from the log, the others from memory; a score asks for its benchmark. */
    private void write(Recorder recorder, ProjectionDaemon views) {
        write(recorder, views, Facts.benchmark(BENCHMARK));
        for (int n = 0; n < MODELS; n++) {
            var model = "lab/new-" + n;
            write(recorder, views, Facts.released(model, "2026-04-07"));
            write(recorder, views, Facts.access(model, "2026-04-08", AccessState.PUBLIC_PREVIEW));
            write(recorder, views, Facts.access(model, "2026-04-09", AccessState.GENERAL_AVAILABILITY));
            write(recorder, views, Facts.score(model, "2026-04-09", BENCHMARK, Facts.exact("57")));
        }
    }

    private void write(Recorder recorder, ProjectionDaemon views, Facts fact) {
        var results = recorder.record(List.of(new Draft(UUID.randomUUID(), fact.claim())), "test", false);
        assertThat(results).allMatch(Recorder.RecordingResult.Stored.class::isInstance);
        views.require(++written, Duration.ofSeconds(20));
    }

    private int connections() {
        return jdbc.queryForObject(
                "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
                Integer.class);
    }

    /** By table; those of one row, which are updated all the time, left out. */
    private Map<String, Long> rowsRead() {
        return jdbc.queryForList("""
                        select schemaname || '.' || relname as name, seq_tup_read + (
                                 select coalesce(sum(idx_tup_read), 0) from pg_stat_user_indexes i where i.relid = t.relid) as rows
                          from pg_stat_user_tables t
                         where schemaname in ('log', 'view') and relname not in ('head', 'token', 'flyway_schema_history')
                        """).stream()
                .collect(Collectors.toMap(
                        row -> (String) row.get("name"), row -> ((Number) row.get("rows")).longValue()));
    }
}
