package org.modeltracker.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.fault.Site.Database;
import org.modeltracker.api.fault.Site.Hosting;
import org.modeltracker.core.fault.FaultRows;
import org.modeltracker.core.fault.FaultTimes;

/**
 * Processes that end at any moment while clients are at work: a node, its PostgreSQL, and the one that a node brings along. {@code -Dfaults.times=}
 * says how often, {@code -Dfaults.seed=} when.
 */
@Tag("faults")
@ExtendWith(FaultRows.class)
class KillsIT {

    /** What is open after many faults is asked for again at the end of a run, so no run has more. */
    private static final int MOST_OF_A_RUN = 20;

    /** A tracker stops when its own PostgreSQL has to be started again more often in five minutes. */
    private static final int MOST_OF_EMBEDDED = 5;

    private static final long SEED = Long.getLong("faults.seed", 1);

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void a_node_is_killed() throws Exception {
        strike(FaultTimes.of(10, 200), FaultKind.NODE_KILLED, Database.ALONE, Hosting.CHILD, Hosting.CHILD);
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES_KILLED, ALONE",
        "POSTGRES_QUITS, ALONE",
        "POSTGRES_KILLED, EMBEDDED",
        "POSTGRES_QUITS, EMBEDDED"
    })
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void postgresql_ends(FaultKind kind, Database database) throws Exception {
        strike(FaultTimes.of(4, 20), kind, database, Hosting.CHILD);
    }

    private static void strike(int times, FaultKind kind, Database database, Hosting... nodes) throws Exception {
        long seed = SEED;
        int most = database == Database.EMBEDDED ? MOST_OF_EMBEDDED : MOST_OF_A_RUN;
        for (int left = times; left > 0; left -= most) {
            int faults = Math.min(left, most);
            var report = new FaultRun(seed++, faults, Set.of(kind), database, nodes).run();
            System.out.println(report);
            report.intoTable("KillsIT -Dfaults.times=" + faults, database.words());
            assertThat(report.faults()).hasSize(faults);
            assertThat(report.records().violations()).as(report.toString()).isEmpty();
        }
    }
}
