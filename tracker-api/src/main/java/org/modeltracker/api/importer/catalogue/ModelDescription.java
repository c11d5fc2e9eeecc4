package org.modeltracker.api.importer.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;

/**
 * What a catalogue says of a model itself: its maker's own listing says it, else most of its listings do.
 *
 * @param listings of the model, at least one
 */
record ModelDescription(Subject model, List<ListedEntry> listings) {

    private static final UUID NO_ROOT = new UUID(0, 0);
    private static final Comparator<PartialDate> BY_DATE =
            Comparator.comparing(PartialDate::start).thenComparing(PartialDate::text);

    /** Adds the description of the model, and of each of its snapshots that a listing offers as it is. */
    void add(Snapshot snapshot) {
        snapshot.add(statement(model, chosen(listings), snapshot));
        listings.stream()
                .filter(listed -> listed.snapshot() != null
                        && listed.isPlain()
                        && !listed.identity().pointer())
                .collect(Collectors.groupingBy(listed -> Objects.requireNonNull(listed.snapshot())))
                .values()
                .forEach(build -> {
                    var chosen = chosen(build);
                    if (!chosen.entry().subject().equals(model)) {
                        snapshot.add(statement(chosen.entry().subject(), chosen, snapshot));
                    }
                });
    }

    private static ObservedStatement statement(Subject subject, ListedEntry chosen, Snapshot snapshot) {
        var entry = chosen.entry();
        var data = entry.description(Titles.clean(entry.title(), chosen.isOwn()));
        return new ObservedStatement(
                data.question(subject, NO_ROOT).orElseThrow(),
                data,
                entry.released(),
                entry.releasedBasis(),
                chosen.isOwn() ? snapshot.at(entry.name()) : snapshot.ofOthers(entry.name()),
                null);
    }

    private static ListedEntry chosen(List<ListedEntry> all) {
        var pool = preferred(
                preferred(preferred(all, one -> !one.identity().pointer()), ListedEntry::isOwn), ListedEntry::isPlain);
        var date = pool.getFirst().isOwn() ? first(pool) : mostOften(pool);
        var titles = pool.stream()
                .collect(Collectors.groupingBy(listed -> listed.entry().title(), Collectors.counting()));
        return pool.stream()
                .filter(listed -> Objects.equals(listed.entry().released(), date))
                .min(Comparator.comparing((ListedEntry listed) -> listed.snapshot() != null)
                        .thenComparing(
                                listed -> -titles.getOrDefault(listed.entry().title(), 0L))
                        .thenComparing(listed -> listed.entry().name()))
                .orElseThrow();
    }

    /** Those of which something holds; all, if it holds of none. */
    private static List<ListedEntry> preferred(List<ListedEntry> all, Predicate<ListedEntry> condition) {
        var some = all.stream().filter(condition).toList();
        return some.isEmpty() ? all : some;
    }

    /** A maker lists its builds one after the other: the model was released with the first. */
    private static @Nullable PartialDate first(List<ListedEntry> pool) {
        return pool.stream()
                .map(listed -> listed.entry().released())
                .filter(Objects::nonNull)
                .min(BY_DATE)
                .orElse(null);
    }

    /** Shops copy dates, and some are of another model: most are right. Of two, the earlier. */
    private static @Nullable PartialDate mostOften(List<ListedEntry> pool) {
        return pool.stream()
                .map(listed -> listed.entry().released())
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .min(Map.Entry.<PartialDate, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(BY_DATE)))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
