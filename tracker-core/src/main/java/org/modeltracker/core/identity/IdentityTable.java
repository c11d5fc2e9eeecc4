package org.modeltracker.core.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of the rules, as {@code identity.yaml} has it; its comments say what each part means. */
record IdentityTable(
        Map<String, Maker> makers,
        Map<String, Maker> spellings,
        Map<String, Maker> shops,
        MakerNames names,
        Set<String> hosts,
        Set<String> repackagers,
        Set<String> packingMakers,
        List<PathSign> pathSigns,
        Set<String> nameSigns,
        List<Pattern> endings,
        Set<String> regions,
        Set<String> tiers,
        Set<String> moving,
        Pattern pIsAPoint,
        Set<String> efforts,
        List<Variant> variants,
        Set<String> fineTunes,
        Set<String> openWords,
        Set<String> incomplete,
        Map<String, String> listings,
        List<NamePattern> plans,
        Set<String> clouds) {

    /** A name and whose models it means. */
    record MakerName(NamePattern name, Maker maker) {}

    /** A sign of a shop in front of an id, and the variant that it says. */
    record PathSign(Pattern sign, @Nullable String variant) {}

    /** Whose models have this name; the row that fixes the most letters holds. */
    Optional<MakerName> named(String name) {
        return names.find(name);
    }

    @Nullable
    Maker spelled(@Nullable String spelling) {
        return spelling == null ? null : spellings.get(spelling);
    }

    /** Whose own shop a provider is. */
    @Nullable
    Maker ownerOf(String provider) {
        return shops.get(provider);
    }

    /** Whether a provider is a shop of the model's own maker. */
    boolean isOwn(String provider, String model) {
        var owner = ownerOf(provider);
        return owner != null && model.startsWith(owner.id() + "/");
    }

    /** Words of a variant behind a colon, where no doubt is possible. */
    String variantOf(String word) {
        return variants.stream()
                .filter(variant -> variant.word().equals(word))
                .map(Variant::name)
                .findFirst()
                .orElse(word);
    }

    Stream<Variant> variantsAtTheEndOf(String text) {
        return variants.stream().filter(variant -> variant.ends(text));
    }
}
