package org.modeltracker.core.overview;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.modeltracker.core.model.EditDistance;

/** Guesses which model was meant by a text that finds none. */
final class NearestNames {

    private static final int SHORT = 4;
    private static final int LONG = 9;

    private final SearchText wanted;

    NearestNames(String text) {
        wanted = SearchText.of(text);
    }

    private record Guess(ModelSummary model, int distance) {}

    /** The nearest first; among equals what its maker sells, and what most sell. */
    List<ModelSummary> among(List<ModelSummary> models, int most) {
        return wanted.words().isEmpty()
                ? List.of()
                : models.stream()
                        .map(model -> new Guess(model, distance(model)))
                        .filter(guess -> guess.distance() <= allowed())
                        .sorted(Comparator.comparing(Guess::distance)
                                .thenComparing(Guess::model, ModelSearch.LIKELIEST))
                        .limit(most)
                        .map(Guess::model)
                        .toList();
    }

    private int allowed() {
        int letters = wanted.squashed().length();
        return letters < SHORT ? 1 : letters < LONG ? 2 : 3;
    }

    private int distance(ModelSummary model) {
        return model.spellings().stream()
                .mapToInt(spelling -> Math.min(
                        EditDistance.of(wanted.squashed(), spelling.squashed()), byWord(spelling, model.maker())))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** Each word of the text against the nearest word of the name or of its maker. A word that is mostly another is not near. */
    private int byWord(SearchText spelling, SearchText maker) {
        int sum = 0;
        for (var word : wanted.words()) {
            int distance = Stream.concat(spelling.words().stream(), maker.words().stream())
                    .mapToInt(other -> EditDistance.of(word, other))
                    .min()
                    .orElse(word.length());
            if (2 * distance > word.length()) {
                return Integer.MAX_VALUE;
            }
            sum += distance;
        }
        return sum;
    }
}
