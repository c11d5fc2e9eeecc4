package org.modeltracker.core.overview;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All models of one moment, numbered by id. What a filter or an order needs is worked out when it is first asked for: a list costs its page
 * then, however many models there are.
 */
final class NumberedModels {

    static final Comparator<ModelSummary> BY_ID = Comparator.comparing(ModelSummary::model);

    /** So many of a hundred are worth sorting, instead of looking for them in the order of all. */
    private static final int FEW_PERCENT = 2;

    private final List<ModelSummary> all;
    private final List<String> ids;
    private final SpellingIndex spellings;
    private final Map<ModelAttribute<?>, Map<?, Postings>> shelves = new ConcurrentHashMap<>();
    private final Map<Comparator<ModelSummary>, int[]> orders = new ConcurrentHashMap<>();

    NumberedModels(Collection<ModelSummary> models) {
        this.all = models.stream().sorted(BY_ID).toList();
        this.ids = all.stream().map(ModelSummary::model).toList();
        this.spellings = new SpellingIndex(all);
    }

    List<ModelSummary> all() {
        return all;
    }

    /** Which of these numbers are hits, by how well they match. */
    Map<ModelSearch.Match, BitSet> hits(ModelSearch search, BitSet among) {
        var candidates = spellings.candidates(search);
        candidates.and(among);
        var hits = new EnumMap<ModelSearch.Match, BitSet>(ModelSearch.Match.class);
        candidates.stream()
                .forEach(number -> search.match(all.get(number))
                        .ifPresent(match ->
                                hits.computeIfAbsent(match, _ -> new BitSet()).set(number)));
        return hits;
    }

    /** All numbers. */
    BitSet numbers() {
        var numbers = new BitSet();
        numbers.set(0, all.size());
        return numbers;
    }

    /** The numbers of those that a filter leaves in. */
    BitSet matching(ModelFilter filter) {
        var found = numbers();
        filter.criteria().forEach(criterion -> found.and(meeting(criterion)));
        return found;
    }

    private <V> BitSet meeting(ModelFilter.Criterion<V> criterion) {
        Predicate<? super V> wanted = criterion.wanted();
        return Postings.union(shelf(criterion.attribute()).entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .map(Map.Entry::getValue));
    }

    /** Which models have each value. */
    @SuppressWarnings("unchecked")
    private <V> Map<V, Postings> shelf(ModelAttribute<V> attribute) {
        return (Map<V, Postings>) shelves.computeIfAbsent(attribute, _ -> {
            var made = new HashMap<V, Postings>();
            for (int n = 0; n < all.size(); n++) {
                for (var value : attribute.values().apply(all.get(n))) {
                    made.computeIfAbsent(value, _ -> new Postings()).add(n);
                }
            }
            return made;
        });
    }

    /** Those of these numbers, in an order. */
    Stream<ModelSummary> sorted(BitSet numbers, Comparator<ModelSummary> order) {
        if (numbers.cardinality() * 100L < FEW_PERCENT * (long) all.size()) {
            return numbers.stream().mapToObj(all::get).sorted(order);
        }
        return IntStream.of(sorted(order)).filter(numbers::get).mapToObj(all::get);
    }

    private int[] sorted(Comparator<ModelSummary> order) {
        return orders.computeIfAbsent(
                order,
                _ -> IntStream.range(0, all.size())
                        .boxed()
                        .sorted(Comparator.comparing(all::get, order))
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    /** The number of a model; below zero if it is none of these. */
    int number(String id) {
        return Collections.binarySearch(ids, id);
    }
}
