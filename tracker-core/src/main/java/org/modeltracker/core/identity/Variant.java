package org.modeltracker.core.identity;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of the table: a word at the end of a name that says how the weights are run or packed.
 *
 * @param ending the word with its sign
 * @param only whole names in which it means that; empty for all
 * @param except whole names in which it belongs to the model
 */
record Variant(String name, String word, String ending, List<Pattern> only, List<Pattern> except) {

    Variant(String name, String word, List<Pattern> only, List<Pattern> except) {
        this(name, word, "-" + word, only, except);
    }

    boolean ends(String text) {
        return text.endsWith(ending) && (only.isEmpty() || any(only, text)) && !any(except, text);
    }

    private static boolean any(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }
}
