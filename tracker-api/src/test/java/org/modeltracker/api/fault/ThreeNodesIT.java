package org.modeltracker.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modeltracker.api.fault.Site.Hosting;
import org.modeltracker.api.release.PreviousRelease;
import org.modeltracker.core.fault.FaultRows;
import org.modeltracker.core.fault.FaultTimes;

/**
 * Three nodes with one database, and clients at work: the node that works on the views is killed, or frozen for 15 s or more, and all are restarted
 * one after the other. {@code -Dfaults.times=} says how often, {@code -Dfaults.seed=} when.
 */
@Tag("faults")
@ExtendWith(FaultRows.class)
class ThreeNodesIT {

    private static final int TIMES = FaultTimes.of(3, 10);
    private static final long SEED = Long.getLong("faults.seed", 1);

    @ParameterizedTest
    @EnumSource(names = {"TOKEN_HOLDER_KILLED", "TOKEN_HOLDER_FROZEN", "ROLLING_RESTART"})
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void what_was_acknowledged_is_stored_once_and_the_others_go_on(FaultKind kind) throws Exception {
        var report = new FaultRun(SEED, TIMES, Set.of(kind), Hosting.CHILD, Hosting.CHILD, Hosting.CHILD).run();
        System.out.println(report);
        report.intoTable("ThreeNodesIT -Dfaults.times=" + TIMES);
        assertThat(report.faults()).hasSize(TIMES);
        assertThat(report.records().violations()).as(report.toString()).isEmpty();
    }

    /**
     * Each time with a new database, since only the first node of a release migrates one. A jar from before the rule that older nodes only read is
     * upgraded at once.
     */
    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void a_release_is_rolled_out_and_back_and_nothing_is_lost() throws Exception {
        var kind = PreviousRelease.isOutdatedByNewer() ? FaultKind.ROLLING_UPGRADE : FaultKind.UPGRADE_AT_ONCE;
        for (long seed = SEED; seed < SEED + FaultTimes.of(1, 10); seed++) {
            var report =
                    new FaultRun(seed, 1, Set.of(kind), Hosting.PREVIOUS, Hosting.PREVIOUS, Hosting.PREVIOUS).run();
            System.out.println(report);
            report.intoTable("ThreeNodesIT -Dprevious.jar=<file> -Dfaults.times=1");
            assertThat(report.faults()).hasSize(1);
            assertThat(report.records().violations()).as(report.toString()).isEmpty();
        }
    }
}
