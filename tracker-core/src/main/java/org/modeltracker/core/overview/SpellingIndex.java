package org.modeltracker.core.overview;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Narrows a search to the few models that can be hits: by the words of their spellings, and by every three letters in a row. It may name models
 * that are no hits, and leaves out none that is one.
 */
final class SpellingIndex {

    private static final int GRAM = 3;
    private static final char AFTER_DOT = '.' + 1;
    private static final String AFTER_DIGITS = ":";

    private final int size;
    private final NavigableMap<String, Postings> words = new TreeMap<>();
    private final Map<String, Postings> grams = new HashMap<>();

    /** @param all numbered in this order, from 0 */
    SpellingIndex(List<ModelSummary> all) {
        size = all.size();
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

    /** The numbers of the models that may be hits. */
    BitSet candidates(ModelSearch search) {
        var found = containing(search.wanted().squashed());
        found.or(withWords(search));
        return found;
    }

    private BitSet containing(String squashed) {
        if (squashed.length() < GRAM) {
            var all = new BitSet();
            all.set(0, size);
            return all;
        }
        return Postings.common(gramsOf(squashed)
                .map(gram -> Stream.ofNullable(grams.get(gram)).toList())
                .toList());
    }

    private BitSet withWords(ModelSearch search) {
        return Postings.common(search.wanted().words().stream()
                .map(word -> withWord(word, search))
                .toList());
    }

    /** By ranges of what a word is found by in {@link ModelSearch}: whatever begins with it, of a number itself and what has more parts. */
    private List<Postings> withWord(String word, ModelSearch search) {
        var beginning = Character.isDigit(word.charAt(0))
                ? Stream.concat(
                        Stream.ofNullable(words.get(word)),
                        words.subMap(word + '.', word + AFTER_DOT).values().stream())
                : words.subMap(word, word + Character.MAX_VALUE).values().stream();
        // A number is never an error away from three letters.
        var similar = search.forgives(word)
                ? words.tailMap(AFTER_DIGITS).entrySet().stream()
                        .filter(entry -> search.forgives(entry.getKey(), word))
                        .map(Map.Entry::getValue)
                : Stream.<Postings>empty();
        return Stream.concat(beginning, similar).toList();
    }

    private static Stream<String> gramsOf(String squashed) {
        return Stream.iterate(0, from -> from + GRAM <= squashed.length(), from -> from + 1)
                .map(from -> squashed.substring(from, from + GRAM));
    }
}
