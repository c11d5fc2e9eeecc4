package org.modeltracker.core.overview;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds models by what people type. Case, spaces and punctuation do not count, words come in any order, and one typing error is forgiven in a
 * query of five letters or more.
 */
final class ModelSearch {

    /** The best hits first; then what makers sell themselves; then by how many sell it; then the newest. */
    static final Comparator<Hit> BEST = Comparator.comparing(Hit::match)
            .thenComparing(hit -> !hit.model().soldByMaker())
            .thenComparing(hit -> hit.model().sellers(), Comparator.reverseOrder())
            .thenComparing(hit -> hit.model().releasedAt(), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(hit -> hit.model().model());

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

    enum Match {
        EXACT,
        WORDS,
        WITH_AN_ERROR
    }

    record Hit(ModelSummary model, Match match) {}

    /** Empty if nothing in the query is a letter or a digit. */
    Stream<Hit> among(List<ModelSummary> models) {
        return models.stream().flatMap(model -> match(model).map(match -> new Hit(model, match)).stream());
    }

    private Optional<Match> match(ModelSummary model) {
        if (wanted.squashed().isEmpty()) {
            return Optional.empty();
        }
        return model.spellings().stream()
                .flatMap(spelling -> match(spelling, model.maker().words()).stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<Match> match(SearchText spelling, List<String> maker) {
        if (spelling.squashed().equals(wanted.squashed())) {
            return Optional.of(Match.EXACT);
        }
        if (spelling.squashed().contains(wanted.squashed())) {
            return Optional.of(Match.WORDS);
        }
        var missing = wanted.words().stream()
                .filter(word -> Stream.concat(spelling.words().stream(), maker.stream())
                        .noneMatch(other -> begins(other, word)))
                .toList();
        if (missing.isEmpty()) {
            return Optional.of(Match.WORDS);
        }
        var word = missing.getFirst();
        boolean error = missing.size() == 1
                && Stream.concat(spelling.words().stream(), maker.stream()).anyMatch(other -> forgives(other, word));
        return error ? Optional.of(Match.WITH_AN_ERROR) : Optional.empty();
    }

    /** A word is found by its beginning; a number by its leading parts: 4 finds 4.6, and not 41. */
    static boolean begins(String word, String wanted) {
        return Character.isDigit(wanted.charAt(0))
                ? word.equals(wanted) || word.startsWith(wanted + ".")
                : word.startsWith(wanted);
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
