package org.modeltracker.core.overview;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds models by what people type. Case, spaces and punctuation do not count, words come in any order, and one typing error is forgiven in a
 * query of five letters or more.
 */
final class ModelSearch {

    /** Among hits that match alike, what makers sell themselves comes first; then what most sell; then the newest. */
    static final Comparator<ModelSummary> LIKELIEST = Comparator.comparing(
                    ModelSummary::soldByMaker, Comparator.reverseOrder())
            .thenComparing(ModelSummary::sellers, Comparator.reverseOrder())
            .thenComparing(ModelSummary::releasedAt, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(ModelSummary::model);

    private static final int FORGIVING_FROM = 5;
    private static final int LONG_ENOUGH = 3;

    private final SearchText wanted;
    private final boolean forgiving;

    ModelSearch(String query) {
        wanted = SearchText.of(query);
        forgiving = wanted.squashed().length() >= FORGIVING_FROM;
    }

    SearchText wanted() {
        return wanted;
    }

    /** Whether a typing error in this word is forgiven. */
    boolean forgives(String word) {
        return forgiving && word.length() >= LONG_ENOUGH && Character.isLetter(word.charAt(0));
    }

    /** Whether another word is this one, but for an error that is forgiven. */
    boolean forgives(String other, String word) {
        return forgives(word) && isOneErrorFrom(other, word);
    }

    /** How well a model matches, the best first. */
    enum Match {
        EXACT,
        WORDS,
        WITH_AN_ERROR
    }

    /** Empty if it is no hit. */
    Optional<Match> match(ModelSummary model) {
        if (wanted.squashed().isEmpty()) {
            return Optional.empty();
        }
        boolean contained = false;
        for (var spelling : model.spellings()) {
            if (spelling.squashed().equals(wanted.squashed())) {
                return Optional.of(Match.EXACT);
            }
            contained = contained || spelling.squashed().contains(wanted.squashed());
        }
        return contained
                ? Optional.of(Match.WORDS)
                : model.spellings().stream()
                        .flatMap(spelling ->
                                matchByWords(spelling.words(), model.maker().words()).stream())
                        .min(Comparator.naturalOrder());
    }

    private Optional<Match> matchByWords(List<String> words, List<String> maker) {
        String missing = null;
        for (var word : wanted.words()) {
            if (!begins(words, word) && !begins(maker, word)) {
                if (missing != null) {
                    return Optional.empty();
                }
                missing = word;
            }
        }
        if (missing == null) {
            return Optional.of(Match.WORDS);
        }
        return forgives(words, missing) || forgives(maker, missing)
                ? Optional.of(Match.WITH_AN_ERROR)
                : Optional.empty();
    }

    private static boolean begins(List<String> words, String wanted) {
        return words.stream().anyMatch(word -> begins(word, wanted));
    }

    private boolean forgives(List<String> words, String wanted) {
        return words.stream().anyMatch(word -> forgives(word, wanted));
    }

    /** A word is found by its beginning; a number by its leading parts: 4 finds 4.6, and not 41. */
    private static boolean begins(String word, String wanted) {
        return word.startsWith(wanted)
                && (!Character.isDigit(wanted.charAt(0))
                        || word.length() == wanted.length()
                        || word.charAt(wanted.length()) == '.');
    }

    /** One letter more, one less, another one, or two neighbours exchanged. */
    private static boolean isOneErrorFrom(String word, String typed) {
        int from = 0;
        while (from < word.length() && from < typed.length() && word.charAt(from) == typed.charAt(from)) {
            from++;
        }
        var rest = word.substring(from);
        var typedRest = typed.substring(from);
        return after(rest, 1).equals(after(typedRest, 1))
                || rest.equals(after(typedRest, 1))
                || after(rest, 1).equals(typedRest)
                || (rest.length() > 1
                        && typedRest.length() > 1
                        && rest.charAt(0) == typedRest.charAt(1)
                        && rest.charAt(1) == typedRest.charAt(0)
                        && after(rest, 2).equals(after(typedRest, 2)));
    }

    private static String after(String text, int count) {
        return text.substring(Math.min(count, text.length()));
    }
}
