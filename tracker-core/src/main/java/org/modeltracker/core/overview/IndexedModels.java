package org.modeltracker.core.overview;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.model.OffsetLimit;

/**
 * All models of a moment: those of an earlier moment, and what is otherwise since then. Few change from one moment to the next, so most of what
 * was worked out for the earlier one serves the later ones too.
 *
 * @param changed the ids of the models that are others since then, or new, or gone
 * @param now those of them that are there, by id
 */
record IndexedModels(NumberedModels earlier, Set<String> changed, List<ModelSummary> now) {

    private static final int MOST_CHANGED = 2_000;

    static IndexedModels of(Collection<ModelSummary> models) {
        return new IndexedModels(new NumberedModels(models), Set.of(), List.of());
    }

    /** @param these the summaries of those that are still there */
    IndexedModels with(Collection<String> ids, Collection<ModelSummary> these) {
        if (ids.isEmpty()) {
            return this;
        }
        var others = new TreeMap<String, ModelSummary>();
        now.forEach(model -> others.put(model.model(), model));
        ids.forEach(others::remove);
        these.forEach(model -> others.put(model.model(), model));
        var more = Stream.concat(changed.stream(), ids.stream()).collect(Collectors.toUnmodifiableSet());
        var later = new IndexedModels(earlier, more, List.copyOf(others.values()));
        return more.size() > MOST_CHANGED ? of(later.all()) : later;
    }

    /** By id. */
    List<ModelSummary> all() {
        return changed.isEmpty()
                ? earlier.all()
                : Stream.concat(earlier.all().stream().filter(model -> !changed.contains(model.model())), now.stream())
                        .sorted(NumberedModels.BY_ID)
                        .toList();
    }

    /** @param total how many there are on all pages */
    record Page(List<ModelSummary> models, long total) {}

    /** A page of those that a filter leaves in. Without an order, they are by id. */
    Page page(ModelFilter filter, ModelList.Sorting sorting, OffsetLimit slice) {
        return page(List.of(matching(filter)), sorting.comparator().orElse(NumberedModels.BY_ID), slice);
    }

    /** A page of those of them that a search finds. Without an order, the best hits come first. */
    Page page(ModelSearch search, ModelFilter filter, ModelList.Sorting sorting, OffsetLimit slice) {
        var hits = hits(search, matching(filter));
        return sorting.comparator()
                .map(order -> page(List.of(Selection.union(hits)), order, slice))
                .orElseGet(() -> page(hits, ModelSearch.LIKELIEST, slice));
    }

    /** How many a filter leaves in. */
    long count(ModelFilter filter) {
        return matching(filter).size();
    }

    /** Those of which it is a name or an id, the likeliest first. */
    List<ModelSummary> exact(ModelSearch search) {
        var everything = new Selection(unchanged(earlier.numbers()), now);
        return sorted(hits(search, everything).getFirst(), ModelSearch.LIKELIEST, Long.MAX_VALUE)
                .toList();
    }

    /** Some of the models. @param unchanged the numbers of those that are as they were earlier */
    private record Selection(BitSet unchanged, List<ModelSummary> others) {

        long size() {
            return (long) unchanged.cardinality() + others.size();
        }

        static Selection union(List<Selection> selections) {
            var numbers = new BitSet();
            selections.forEach(selection -> numbers.or(selection.unchanged));
            return new Selection(
                    numbers,
                    selections.stream()
                            .flatMap(selection -> selection.others.stream())
                            .toList());
        }
    }

    private Selection matching(ModelFilter filter) {
        return new Selection(
                unchanged(earlier.matching(filter)),
                now.stream().filter(filter::matches).toList());
    }

    /** Those of a selection that are hits, for each way to match. */
    private List<Selection> hits(ModelSearch search, Selection among) {
        var unchanged = earlier.hits(search, among.unchanged);
        var others = among.others.stream().collect(Collectors.groupingBy(search::match));
        return Stream.of(ModelSearch.Match.values())
                .map(match -> new Selection(
                        unchanged.getOrDefault(match, new BitSet()),
                        others.getOrDefault(Optional.of(match), List.of())))
                .toList();
    }

    /** A page of one selection after the other. */
    private Page page(List<Selection> selections, Comparator<ModelSummary> order, OffsetLimit slice) {
        long first = (long) slice.offset() + slice.limit();
        return new Page(
                selections.stream()
                        .flatMap(selection -> sorted(selection, order, first))
                        .skip(slice.offset())
                        .limit(slice.limit())
                        .toList(),
                selections.stream().mapToLong(Selection::size).sum());
    }

    /** At least the first of a selection. */
    private Stream<ModelSummary> sorted(Selection selection, Comparator<ModelSummary> order, long first) {
        return Stream.concat(earlier.sorted(selection.unchanged, order).limit(first), selection.others.stream())
                .sorted(order);
    }

    private BitSet unchanged(BitSet numbers) {
        changed.stream().mapToInt(earlier::number).filter(number -> number >= 0).forEach(numbers::clear);
        return numbers;
    }
}
