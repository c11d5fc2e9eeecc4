package org.modeltracker.api.importer.reconcile;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;

/** What should be known of one question at a time: which word holds from where on in valid time. It moves on with what each run shows. */
final class ExpectedHistory {

    private final boolean hasPlaces;
    private final TreeMap<Instant, ExpectedPeriod> stretches = new TreeMap<>();

    /** @param hasPlaces whether the question has one answer after another, and not only one */
    ExpectedHistory(boolean hasPlaces) {
        this.hasPlaces = hasPlaces;
    }

    boolean hasPlaces() {
        return hasPlaces;
    }

    /** Where a claim stands on the axis of valid time; what has only one answer has one place. */
    Instant place(PartialDate effective) {
        return hasPlaces ? effective.start() : Instant.EPOCH;
    }

    /** In the order of valid time. */
    Set<Map.Entry<Instant, ExpectedPeriod>> stretches() {
        return stretches.entrySet();
    }

    boolean begins(Instant place) {
        return stretches.containsKey(place);
    }

    @Nullable
    ExpectedPeriod covering(Instant place) {
        return value(stretches.floorEntry(place));
    }

    /** What holds at an instant. */
    @Nullable
    ExpectedPeriod at(Instant instant) {
        return value(entry(instant));
    }

    /** Adds a stretch where it belongs, unless the one before it says the same. */
    void put(ExpectedPeriod stretch) {
        var place = place(stretch.from());
        var before = value(stretches.lowerEntry(place));
        if (before == null || !before.word().sameAs(stretch.word())) {
            stretches.put(place, stretch);
        }
    }

    /** Moves on to what a run shows. */
    void show(Observation sight, PartialDate time) {
        var last = entry(time.start());
        var before = last == null ? null : last.getValue().word();
        if (!sight.changes(before)) {
            return;
        }
        var word = Objects.requireNonNull(sight.after(before));
        var next = last == null
                ? ExpectedPeriod.first(word, time)
                : last.getValue().followedBy(word, time);
        if (last != null && next.corrects()) {
            stretches.remove(last.getKey());
        }
        put(next);
    }

    /** Tells when what holds at an instant was first shown. */
    void date(Instant instant, Function<ExpectedPeriod, PartialDate> shown) {
        var entry = entry(instant);
        if (entry != null) {
            stretches.put(entry.getKey(), entry.getValue().shownAt(shown.apply(entry.getValue())));
        }
    }

    private Map.@Nullable Entry<Instant, ExpectedPeriod> entry(Instant instant) {
        return hasPlaces ? stretches.floorEntry(instant) : stretches.firstEntry();
    }

    private static @Nullable ExpectedPeriod value(Map.@Nullable Entry<Instant, ExpectedPeriod> entry) {
        return entry == null ? null : entry.getValue();
    }
}
