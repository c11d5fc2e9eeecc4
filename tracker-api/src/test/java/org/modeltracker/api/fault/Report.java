package org.modeltracker.api.fault;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.modeltracker.core.fault.FaultTable;

/** What came of one run. */
record Report(long seed, List<PlannedFault> faults, Records records, int answers, int deliveries) {

    private static final int LONGEST = 40;

    int writes() {
        return records.writes().size();
    }

    Map<FaultKind, Long> byKind() {
        return faults.stream()
                .collect(Collectors.groupingBy(
                        PlannedFault::kind, () -> new EnumMap<>(FaultKind.class), Collectors.counting()));
    }

    boolean isClean() {
        return records.violations().isEmpty();
    }

    /** A row for each kind of fault. @param repeat the test and its settings, without the seed */
    void intoTable(String repeat) {
        intoTable(repeat, "");
    }

    /** @param where what was struck, beside the kind */
    void intoTable(String repeat, String where) {
        byKind().forEach((kind, times) -> FaultTable.add(new FaultTable.Row(
                kind.words() + where + " under load",
                "each acknowledged write stored once, positions dense, views as after a rebuild, webhooks at least once, no position goes back"
                        + kind.checkedToo(),
                times.intValue(),
                isClean() ? "held" : "FAILED",
                "%s -Dfaults.seed=%d".formatted(repeat, seed))));
    }

    private long count(Predicate<Write> which) {
        return records.writes().stream().filter(which).count();
    }

    @Override
    public String toString() {
        var kinds = byKind().entrySet().stream()
                .map(kind -> "  %-24s %3d  back after %5d ms at most"
                        .formatted(
                                kind.getKey(),
                                kind.getValue(),
                                records.longest(kind.getKey()).toMillis()))
                .collect(Collectors.joining("\n"));
        return """
                -Dfaults.seed=%d: %d faults
                %s
                  writes %d, acknowledged %d, refused %d, unanswered %d; other commands %d
                  answers remembered %d, deliveries %d
                  violations %d%s
                """.formatted(
                        seed,
                        faults.size(),
                        kinds,
                        writes(),
                        count(Write::isAcknowledged),
                        count(Write::isRefused),
                        count(write -> write.status() == 0),
                        records.commands(),
                        answers,
                        deliveries,
                        records.violations().size(),
                        violations());
    }

    private String violations() {
        if (isClean()) {
            return "";
        }
        return records.violations().stream()
                        .limit(LONGEST)
                        .collect(Collectors.joining("\n  - ", "\n  - ", "\n  the plan:\n"))
                + faults.stream().map(fault -> "    " + fault).collect(Collectors.joining("\n"));
    }
}
