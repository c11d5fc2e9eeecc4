package org.modeltracker.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;
import static org.modeltracker.core.Facts.released;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.Recorder;
import org.springframework.jdbc.core.JdbcTemplate;

/** Plans that PostgreSQL made for an empty log stay until it has counted the events: a minute in which thousands may be written. */
class NewLogIT {

    private static final int WRITES = 100;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

    @Test
    void no_write_reads_the_whole_of_a_log_that_was_empty_when_its_statements_were_planned() {
        try (var core = CoreContext.start(database)) {
            var recorder = core.getBean(Recorder.class);
            for (int n = 0; n < WRITES; n++) {
                var claim = released("lab/new-" + n, "2026-04-07").claim();
                recorder.record(List.of(new Draft(UUID.randomUUID(), claim)), "test", false);
            }
        }
        eventually("all connections told what they read", () -> scans("idx_scan") >= WRITES);
        assertThat(scans("seq_scan"))
                .as("reads of the whole log, those of its migrations among them")
                .isLessThan(WRITES);
    }

    private long scans(String kind) {
        return jdbc.queryForObject(
                "select " + kind + " from pg_stat_user_tables where relid = 'log.event'::regclass", Long.class);
    }
}
