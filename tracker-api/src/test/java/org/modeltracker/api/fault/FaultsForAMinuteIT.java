package org.modeltracker.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modeltracker.api.fault.Site.Hosting;
import org.modeltracker.core.fault.FaultRows;

/** The shortest run of the harness: one process, a few faults, everything judged. */
@ExtendWith(FaultRows.class)
class FaultsForAMinuteIT {

    private static final long SEED = Long.getLong("faults.seed", 12);

    /** What mends itself within seconds, and one start of a JVM. */
    private static final Set<FaultKind> KINDS = EnumSet.of(
            FaultKind.NETWORK_RESETS,
            FaultKind.CUT_BEFORE_COMMIT,
            FaultKind.CUT_AFTER_COMMIT,
            FaultKind.BACKEND_KILLED,
            FaultKind.POSTGRES_KILLED,
            FaultKind.NODE_KILLED);

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void what_was_acknowledged_is_stored_once_whatever_breaks() throws Exception {
        var report = new FaultRun(
                        SEED, Integer.getInteger("faults.each", KINDS.size()), FaultKind.chosen(KINDS), Hosting.CHILD)
                .run();
        System.out.println(report);
        report.intoTable("FaultsForAMinuteIT");
        assertThat(report.records().violations()).as(report.toString()).isEmpty();
    }
}
