package org.modeltracker.core.overview;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** A page of those that a filter leaves in. */
    Page page(ModelFilter filter, ModelList.Sorting sorting, OffsetLimit slice) {
        var unchanged = unchanged(earlier.matching(filter));
        var others = now.stream().filter(filter::matches).toList();
        var page = Stream.concat(
                        earlier.sorted(unchanged, sorting).limit((long) slice.offset() + slice.limit()),
                        others.stream())
                .sorted(sorting.comparator())
                .skip(slice.offset())
                .limit(slice.limit())
                .toList();
        return new Page(page, (long) unchanged.cardinality() + others.size());
    }

    /** How many a filter leaves in. */
    long count(ModelFilter filter) {
        return (long) unchanged(earlier.matching(filter)).cardinality()
                + now.stream().filter(filter::matches).count();
    }

    /** Those that may be hits, by id. @param filter null for all */
    List<ModelSummary> candidates(ModelSearch search, @Nullable ModelFilter filter) {
        var found = earlier.candidates(search);
        if (filter != null) {
            found.and(earlier.matching(filter));
        }
        return Stream.concat(
                        earlier.these(unchanged(found)),
                        now.stream().filter(model -> filter == null || filter.matches(model)))
                .sorted(NumberedModels.BY_ID)
                .toList();
    }

    private BitSet unchanged(BitSet numbers) {
        changed.stream().mapToInt(earlier::number).filter(number -> number >= 0).forEach(numbers::clear);
        return numbers;
    }
}
