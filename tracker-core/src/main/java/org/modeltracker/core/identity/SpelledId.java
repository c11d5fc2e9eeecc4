package org.modeltracker.core.identity;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An id while it is read: the name that is left, and the facets that are known by now.
 *
 * @param path the organisation that the id names before the name; null if none
 * @param pointer whether the id says that it moves
 * @param rules the steps that changed something
 */
record SpelledId(
        String name,
        @Nullable String path,
        @Nullable String snapshot,
        Set<String> variants,
        @Nullable String region,
        @Nullable String tier,
        boolean pointer,
        Set<IdentityRule> rules) {

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    static SpelledId of(String name) {
        return new SpelledId(name, null, null, Set.of(), null, null, false, EnumSet.of(IdentityRule.SPELLING));
    }

    SpelledId named(String other, IdentityRule rule) {
        return other.equals(name)
                ? this
                : new SpelledId(other, path, snapshot, variants, region, tier, pointer, with(rule));
    }

    SpelledId below(String organisation, String rest) {
        return new SpelledId(rest, organisation, snapshot, variants, region, tier, pointer, rules);
    }

    SpelledId ofDate(String date, String rest) {
        return new SpelledId(rest, path, date, variants, region, tier, pointer, with(IdentityRule.SNAPSHOT));
    }

    SpelledId runAs(String variant, String rest) {
        var all = new TreeSet<>(variants);
        all.add(variant);
        return new SpelledId(
                rest,
                path,
                snapshot,
                Collections.unmodifiableSet(all),
                region,
                tier,
                pointer,
                with(IdentityRule.VARIANT));
    }

    SpelledId servedIn(String place, String rest) {
        return new SpelledId(rest, path, snapshot, variants, place, tier, pointer, with(IdentityRule.REGION));
    }

    SpelledId atTier(String word, String rest) {
        return new SpelledId(rest, path, snapshot, variants, region, word, pointer, with(IdentityRule.TIER));
    }

    SpelledId moving() {
        return new SpelledId(name, path, snapshot, variants, region, tier, true, with(IdentityRule.POINTER));
    }

    SpelledId by(IdentityRule rule) {
        return new SpelledId(name, path, snapshot, variants, region, tier, pointer, with(rule));
    }

    /** All variants as one word, efforts and numbers last; null if there are none. */
    @Nullable
    String variant(Set<String> efforts) {
        return variants.stream()
                .sorted(Comparator.comparing((String word) ->
                                efforts.contains(word) || DIGITS.matcher(word).matches())
                        .thenComparing(Function.identity()))
                .reduce((one, other) -> one + "-" + other)
                .orElse(null);
    }

    private Set<IdentityRule> with(IdentityRule rule) {
        var all = EnumSet.copyOf(rules);
        all.add(rule);
        return all;
    }
}
