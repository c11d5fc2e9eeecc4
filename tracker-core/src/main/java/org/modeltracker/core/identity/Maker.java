package org.modeltracker.core.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table: an organisation that makes models.
 *
 * @param spelled its spellings in paths and in front of names, its id among them
 * @param names of its models, wherever they are sold
 * @param providers its own shops
 * @param dated names in which four digits at the end are part of the name
 * @param numbered names that end with the number of a build
 * @param words changes of the order of words
 * @param exact other names of a model, and the canonical one
 */
record Maker(
        String id,
        Set<String> spelled,
        List<NamePattern> names,
        Set<String> providers,
        @Nullable String parent,
        List<Pattern> dated,
        List<Pattern> numbered,
        List<Replacement> words,
        Map<String, String> exact) {

    /** A pattern and its replacement. */
    record Replacement(Pattern pattern, String replacement) {

        String apply(String name) {
            return pattern.matcher(name).replaceFirst(replacement);
        }
    }

    /** A maker that the table knows by name only. */
    static Maker small(String id) {
        return new Maker(id, Set.of(id), List.of(), Set.of(id), null, List.of(), List.of(), List.of(), Map.of());
    }

    boolean isDated(String name) {
        return anyMatches(dated, name);
    }

    boolean isNumbered(String name) {
        return anyMatches(numbered, name);
    }

    private static boolean anyMatches(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
