package org.modeltracker.core.overview;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All models of a moment, by id.
 *
 * @param spellings of an earlier moment
 * @param changed the models that are others since then, or gone: a search looks at each of them
 */
record IndexedModels(List<ModelSummary> all, SpellingIndex spellings, Set<String> changed) {

    private static final int MOST_CHANGED = 2_000;
    private static final Comparator<ModelSummary> BY_ID = Comparator.comparing(ModelSummary::model);

    static IndexedModels of(List<ModelSummary> models) {
        var all = models.stream().sorted(BY_ID).toList();
        return new IndexedModels(all, new SpellingIndex(all), Set.of());
    }

    /** @param now the summaries of those that are still there */
    IndexedModels with(Collection<String> ids, Collection<ModelSummary> now) {
        if (ids.isEmpty()) {
            return this;
        }
        var gone = Set.copyOf(ids);
        var models = Stream.concat(all.stream().filter(model -> !gone.contains(model.model())), now.stream())
                .sorted(BY_ID)
                .toList();
        var more = new HashSet<>(changed);
        more.addAll(ids);
        return more.size() > MOST_CHANGED ? of(models) : new IndexedModels(models, spellings, Set.copyOf(more));
    }

    /** Those that may be hits, by id. */
    List<ModelSummary> candidates(ModelSearch search) {
        var ids = new TreeSet<>(changed);
        ids.addAll(spellings.candidates(search));
        return ids.size() == all.size() ? all : ids.stream().flatMap(this::find).toList();
    }

    private Stream<ModelSummary> find(String id) {
        int low = 0;
        int high = all.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = all.get(middle).model().compareTo(id);
            if (order == 0) {
                return Stream.of(all.get(middle));
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Stream.empty();
    }
}
