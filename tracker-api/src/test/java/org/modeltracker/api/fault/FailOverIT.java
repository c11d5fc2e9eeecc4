package org.modeltracker.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modeltracker.api.fault.Site.Database;
import org.modeltracker.api.fault.Site.Hosting;
import org.modeltracker.core.fault.FaultRows;
import org.modeltracker.core.fault.FaultTimes;

/**
 * Two nodes with a primary and a synchronous standby, and clients at work. The primary is killed, the standby promoted, and a new standby takes the
 * place of the lost server. {@code -Dfaults.times=} says how often, {@code -Dfaults.seed=} when.
 */
@Tag("faults")
@ExtendWith(FaultRows.class)
class FailOverIT {

    private static final int TIMES = FaultTimes.of(2, 5);
    private static final long SEED = Long.getLong("faults.seed", 1);

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void what_was_acknowledged_outlives_the_primary_and_no_position_is_used_twice() throws Exception {
        var report = new FaultRun(
                        SEED,
                        TIMES,
                        Set.of(FaultKind.PRIMARY_LOST),
                        Database.WITH_STANDBY,
                        Hosting.CHILD,
                        Hosting.CHILD)
                .run();
        System.out.println(report);
        report.intoTable("FailOverIT -Dfaults.times=" + TIMES);
        assertThat(report.faults()).hasSize(TIMES);
        assertThat(report.records().violations()).as(report.toString()).isEmpty();
    }

    /** The judge sees what commits that wait for nobody lose, so its silence means something. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void an_asynchronous_standby_loses_what_was_acknowledged() throws Exception {
        var report = new FaultRun(
                        SEED,
                        1,
                        Set.of(FaultKind.PRIMARY_LOST),
                        Database.WITH_LATE_STANDBY,
                        Hosting.CHILD,
                        Hosting.CHILD)
                .run();
        assertThat(report.records().violations())
                .anyMatch(violation -> violation.startsWith("acknowledged and not stored"))
                .anyMatch(violation -> violation.startsWith("the log went back"));
    }
}
