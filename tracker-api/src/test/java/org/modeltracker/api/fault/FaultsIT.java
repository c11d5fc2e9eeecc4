package org.modeltracker.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modeltracker.api.fault.Site.Hosting;
import org.modeltracker.core.fault.FaultRows;
import org.modeltracker.core.fault.FaultTimes;

/**
 * Run after run until enough was written while enough broke. {@code -Dfaults.seed=} is the first seed, {@code -Dfaults.runs=} the most runs,
 * {@code -Dfaults.writes=} how much is enough, {@code -Dfaults.each=} how many faults a run has, {@code -Dfaults.kinds=} which.
 */
@Tag("faults")
@ExtendWith(FaultRows.class)
class FaultsIT {

    private static final int WRITES = Integer.getInteger("faults.writes", FaultTimes.isFull() ? 20_000 : 4_000);
    private static final int FAULTS = Math.min(100, WRITES / 200);
    private static final int MOST_RUNS = Integer.getInteger("faults.runs", 40);
    private static final int EACH =
            Integer.getInteger("faults.each", FaultKind.ofAnyNode().size());
    private static final long FIRST = Long.getLong("faults.seed", 1);

    @Test
    void of_all_that_was_acknowledged_nothing_is_lost_and_nothing_is_there_twice() throws Exception {
        var reports = new ArrayList<Report>();
        for (long seed = FIRST; seed < FIRST + MOST_RUNS && !isEnough(reports); seed++) {
            var report = new FaultRun(seed, EACH, FaultKind.chosen(FaultKind.ofAnyNode()), hostings(seed)).run();
            System.out.println(report);
            report.intoTable("FaultsIT -Dfaults.runs=1 -Dfaults.each=" + EACH);
            reports.add(report);
        }
        var kinds = EnumSet.noneOf(FaultKind.class);
        reports.forEach(report -> kinds.addAll(report.byKind().keySet()));
        System.out.printf(
                "%d runs, %d writes, %d faults of %d kinds; not struck: %s%n",
                reports.size(), writes(reports), faults(reports), kinds.size(), EnumSet.complementOf(kinds));
        assertThat(reports.stream().filter(report -> !report.isClean())).isEmpty();
    }

    /** In turn: two processes, one whose clock steps where that can be done, and one in this JVM whose clock steps everywhere. */
    private static Hosting[] hostings(long seed) {
        return switch ((int) (seed % 4)) {
            case 2 -> new Hosting[] {Hosting.CHILD_WITH_CLOCK};
            case 3 -> new Hosting[] {Hosting.HERE};
            default -> new Hosting[] {Hosting.CHILD, Hosting.CHILD};
        };
    }

    private static boolean isEnough(List<Report> reports) {
        return writes(reports) >= WRITES && faults(reports) >= FAULTS;
    }

    private static int writes(List<Report> reports) {
        return reports.stream().mapToInt(Report::writes).sum();
    }

    private static int faults(List<Report> reports) {
        return reports.stream().mapToInt(report -> report.faults().size()).sum();
    }
}
