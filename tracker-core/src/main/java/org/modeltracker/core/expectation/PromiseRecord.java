package org.modeltracker.core.expectation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.expectation.ExpectationView.Listed;

/**
 * What became of the expectations that one organisation stated.
 *
 * @param total the number of its expectations
 * @param byStatus how many have each status
 * @param shareKept the met ones among those that are decided or overdue, from 0 to 1; null if there are none
 * @param medianDaysLate of those met, with early ones as negative days; null if none has a dated window
 */
public record PromiseRecord(
        long total,
        Map<String, Long> byStatus,
        @Nullable BigDecimal shareKept,
        @Nullable Long medianDaysLate) {

    private static final int DIGITS = 3;

    static PromiseRecord of(List<Listed> promises) {
        var byStatus = new TreeMap<>(promises.stream()
                .map(promise -> promise.item().status())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
        long kept = count(byStatus, "met", "met_by_other_model");
        long due = kept + count(byStatus, "missed", "overdue");
        return new PromiseRecord(promises.size(), byStatus, due == 0 ? null : share(kept, due), median(promises));
    }

    private static long count(Map<String, Long> byStatus, String... statuses) {
        return Stream.of(statuses)
                .mapToLong(status -> byStatus.getOrDefault(status, 0L))
                .sum();
    }

    private static BigDecimal share(long kept, long due) {
        return BigDecimal.valueOf(kept)
                .divide(BigDecimal.valueOf(due), DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    /** Of an even number, the smaller of the two in the middle. */
    private static @Nullable Long median(List<Listed> promises) {
        var days = promises.stream()
                .filter(promise -> promise.item().status().startsWith("met"))
                .map(Listed::slipDays)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return days.isEmpty() ? null : days.get((days.size() - 1) / 2);
    }
}
