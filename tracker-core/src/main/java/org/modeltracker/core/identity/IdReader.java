package org.modeltracker.core.identity;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an id as maker and name, in the normal form, with its facets; it needs no other listing. */
final class IdReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,126}");
    private static final int ROUNDS = 20;
    private static final int LONGEST = 300;

    private final IdentityTable table;
    private final Wrapping wrapping;
    private final MakerFinder makers;
    private final OpenNames openNames;

    IdReader(IdentityTable table) {
        this.table = table;
        this.wrapping = new Wrapping(table);
        this.makers = new MakerFinder(table);
        this.openNames = new OpenNames(table);
    }

    /**
     * @param maker null if the id does not tell; then {@code whyNot} says why
     * @param spelled with the facets, in any case
     */
    record ReadId(@Nullable Maker maker, SpelledId spelled, String whyNot) {

        /** The canonical id; null if the maker is unknown. */
        @Nullable
        String model() {
            return maker == null ? null : maker.id() + "/" + spelled.name();
        }

        Set<IdentityRule> rules() {
            return spelled.rules();
        }
    }

    /** The step that reached furthest. */
    static IdentityRule last(ReadId read) {
        return read.rules().stream().max(IdentityRule::compareTo).orElseThrow();
    }

    ReadId read(String provider, String id) {
        if (id.length() > LONGEST) {
            return new ReadId(null, SpelledId.of(""), "the id has more than " + LONGEST + " characters");
        }
        var unwrapped = wrapping.takeOff(id);
        var found = makers.find(provider, unwrapped);
        var maker = found.maker();
        if (maker == null) {
            return new ReadId(null, unwrapped, found.whyNot());
        }
        var spelled = normal(unwrapped.by(found.rule()), maker);
        if (!NAME.matcher(spelled.name()).matches()) {
            return new ReadId(null, spelled, "the name has characters that ids may not hold");
        }
        var foreign = isTheMakersWord(provider, unwrapped, maker) ? null : openNames.foreignWord(spelled.name());
        return foreign == null
                ? new ReadId(maker, spelled, "")
                : new ReadId(null, spelled, "the word " + foreign + " does not belong to a model of " + maker.id());
    }

    private boolean isTheMakersWord(String provider, SpelledId unwrapped, Maker maker) {
        return unwrapped.path() != null || table.ownerOf(provider) == maker;
    }

    /** Repeats the steps until none changes the name. */
    private SpelledId normal(SpelledId first, Maker maker) {
        var spelled = first;
        for (int round = 0; round < ROUNDS; round++) {
            var next = step(spelled, maker);
            if (next.equals(spelled)) {
                return spelled;
            }
            spelled = next;
        }
        return spelled;
    }

    private SpelledId step(SpelledId spelled, Maker maker) {
        var ordered = WordOrder.apply(spelled, maker);
        var bare = facet(Pointers.takeOff(ordered, maker), maker);
        return bare.name().equals(ordered.name())
                ? bare.named(Digits.join(bare.name(), table.pIsAPoint()), IdentityRule.SPELLING)
                : bare;
    }

    /** One facet at the end: a tier, else a variant, else a date. */
    private SpelledId facet(SpelledId spelled, Maker maker) {
        var name = spelled.name();
        var tier =
                table.tiers().stream().filter(word -> name.endsWith("-" + word)).findFirst();
        if (tier.isPresent()) {
            return spelled.atTier(tier.get(), without(name, tier.get()));
        }
        return table.variantsAtTheEndOf(name)
                .findFirst()
                .map(variant -> spelled.runAs(variant.name(), without(name, variant.word())))
                .orElseGet(() -> Snapshots.takeOff(spelled, maker));
    }

    private static String without(String name, String word) {
        return name.substring(0, name.length() - word.length() - 1);
    }
}
