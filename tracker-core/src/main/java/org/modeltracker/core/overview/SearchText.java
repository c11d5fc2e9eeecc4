package org.modeltracker.core.overview;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A name as a search compares it.
 *
 * @param squashed its letters and digits alone, in lower case
 * @param words its runs of letters, and its numbers with their dots: {@code claude}, {@code opus}, {@code 4.6}
 */
record SearchText(String squashed, List<String> words) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern WORD = Pattern.compile("\\p{L}+|\\p{N}+(?:[._-]\\p{N}+)*");
    private static final Pattern SEPARATOR = Pattern.compile("[_-]");

    /** Words are shared: lists hold all models in memory, and many have the same words. */
    static SearchText of(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return new SearchText(
                OTHER.matcher(plain).replaceAll(""),
                WORD.matcher(plain)
                        .results()
                        .map(MatchResult::group)
                        .map(word -> SEPARATOR.matcher(word).replaceAll(".").intern())
                        .toList());
    }
}
