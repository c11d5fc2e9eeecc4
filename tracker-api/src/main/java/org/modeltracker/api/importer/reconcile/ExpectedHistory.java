package org.modeltracker.api.importer.reconcile;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;

/** What should be known about one fact key at a time: which statement holds from when on. Each run moves it on. */
final class ExpectedHistory {

    private final boolean hasPeriods;
    private final TreeMap<Instant, ExpectedPeriod> periods = new TreeMap<>();

    /** @param hasPeriods whether one answer follows another; otherwise there is one answer */
    ExpectedHistory(boolean hasPeriods) {
        this.hasPeriods = hasPeriods;
    }

    boolean hasPeriods() {
        return hasPeriods;
    }

    /** The key of a claim on the axis of valid time. A fact with one answer has one slot. */
    Instant slot(PartialDate effective) {
        return hasPeriods ? effective.start() : Instant.EPOCH;
    }

    /** In the order of valid time. */
    Set<Map.Entry<Instant, ExpectedPeriod>> periods() {
        return periods.entrySet();
    }

    boolean begins(Instant slot) {
        return periods.containsKey(slot);
    }

    @Nullable
    ExpectedPeriod covering(Instant slot) {
        return value(periods.floorEntry(slot));
    }

    /** What holds at an instant. */
    @Nullable
    ExpectedPeriod at(Instant instant) {
        return value(entry(instant));
    }

    /** Adds a period, unless the one before it says the same. */
    void put(ExpectedPeriod period) {
        var slot = slot(period.from());
        var before = value(periods.lowerEntry(slot));
        if (before == null || !before.statement().sameAs(period.statement())) {
            periods.put(slot, period);
        }
    }

    /** Moves on to what a run shows. */
    void apply(Observation observation, PartialDate time) {
        var last = entry(time.start());
        var before = last == null ? null : last.getValue().statement();
        if (!observation.changes(before)) {
            return;
        }
        var statement = Objects.requireNonNull(observation.after(before));
        var next = last == null
                ? ExpectedPeriod.first(statement, time)
                : last.getValue().followedBy(statement, time);
        if (last != null && next.corrects()) {
            periods.remove(last.getKey());
        }
        put(next);
    }

    /** Sets when the statement that holds at an instant was first shown. */
    void dateLast(Instant instant, Function<ExpectedPeriod, PartialDate> shown) {
        var entry = entry(instant);
        if (entry != null) {
            periods.put(entry.getKey(), entry.getValue().shownAt(shown.apply(entry.getValue())));
        }
    }

    private Map.@Nullable Entry<Instant, ExpectedPeriod> entry(Instant instant) {
        return hasPeriods ? periods.floorEntry(instant) : periods.firstEntry();
    }

    private static @Nullable ExpectedPeriod value(Map.@Nullable Entry<Instant, ExpectedPeriod> entry) {
        return entry == null ? null : entry.getValue();
    }
}
