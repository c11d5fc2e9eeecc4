package org.modeltracker.core.overview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Narrows a search to the few models that can be hits: by the words of their spellings, and by every three letters in a row. It may name models
 * that are no hits, and leaves out none that is one.
 */
final class SpellingIndex {

    private static final int GRAM = 3;

    private final List<String> models;
    private final NavigableMap<String, Postings> words = new TreeMap<>();
    private final Map<String, Postings> grams = new HashMap<>();

    SpellingIndex(List<ModelSummary> all) {
        models = all.stream().map(ModelSummary::model).toList();
        for (int n = 0; n < all.size(); n++) {
            add(n, all.get(n));
        }
    }

    private void add(int number, ModelSummary model) {
        var own = new HashSet<>(model.maker().words());
        var parts = new HashSet<String>();
        for (var spelling : model.spellings()) {
            own.addAll(spelling.words());
            gramsOf(spelling.squashed()).forEach(parts::add);
        }
        own.forEach(word -> words.computeIfAbsent(word, _ -> new Postings()).add(number));
        parts.forEach(part -> grams.computeIfAbsent(part, _ -> new Postings()).add(number));
    }

    /** The ids of the models that may be hits. */
    List<String> candidates(ModelSearch search) {
        var found = containing(search.wanted().squashed());
        found.or(withWords(search));
        var ids = new ArrayList<String>();
        for (int n = found.nextSetBit(0); n >= 0; n = found.nextSetBit(n + 1)) {
            ids.add(models.get(n));
        }
        return ids;
    }

    private BitSet containing(String squashed) {
        if (squashed.length() < GRAM) {
            var all = new BitSet();
            all.set(0, models.size());
            return all;
        }
        return gramsOf(squashed)
                .map(gram -> of(Stream.ofNullable(grams.get(gram))))
                .reduce((some, others) -> {
                    some.and(others);
                    return some;
                })
                .orElseGet(BitSet::new);
    }

    private BitSet withWords(ModelSearch search) {
        return search.wanted().words().stream()
                .map(word -> withWord(word, search))
                .reduce((some, others) -> {
                    some.and(others);
                    return some;
                })
                .orElseGet(BitSet::new);
    }

    private BitSet withWord(String word, ModelSearch search) {
        var beginning = words.subMap(word, true, word + Character.MAX_VALUE, true).entrySet().stream()
                .filter(entry -> ModelSearch.begins(entry.getKey(), word))
                .map(Map.Entry::getValue);
        // A number is never an error away from three letters.
        Predicate<String> mistyped = other -> !Character.isDigit(other.charAt(0)) && search.forgives(other, word);
        var similar = search.forgives(word)
                ? words.entrySet().stream()
                        .filter(entry -> mistyped.test(entry.getKey()))
                        .map(Map.Entry::getValue)
                : Stream.<Postings>empty();
        return of(Stream.concat(beginning, similar));
    }

    private static BitSet of(Stream<Postings> postings) {
        var found = new BitSet();
        postings.forEach(some -> some.addTo(found));
        return found;
    }

    private static Stream<String> gramsOf(String squashed) {
        return Stream.iterate(0, from -> from + GRAM <= squashed.length(), from -> from + 1)
                .map(from -> squashed.substring(from, from + GRAM));
    }

    /** Numbers of models, in order. */
    private static final class Postings {

        private int[] numbers = new int[2];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        void addTo(BitSet found) {
            for (int n = 0; n < size; n++) {
                found.set(numbers[n]);
            }
        }
    }
}
