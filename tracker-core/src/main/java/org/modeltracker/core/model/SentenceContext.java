package org.modeltracker.core.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence must know beside its claim: what the things in it are called, and which offering it is about, as known at one position.
 *
 * @param about the subject of the sentence: the model that the subject of the claim was identified as, if it is a listing
 * @param key the fact key that the claim answers; null without one
 * @param names by subject; a subject without a name is called by its id
 * @param references the claims that the claim names by id
 */
public record SentenceContext(
        Subject about, @Nullable FactKey key, Map<Subject, String> names, Map<UUID, Reference> references) {

    /** A claim that another claim names by its id. */
    public record Reference(Claim claim, SentenceContext context) {

        public String sentence() {
            return claim.sentence(context);
        }

        public String publisher() {
            return context.organisation(claim.source().publisher());
        }
    }

    /** Without any names: everything is called by its id. */
    public static SentenceContext unnamed(Subject about) {
        return new SentenceContext(about, null, Map.of(), Map.of());
    }

    /** The same names in a sentence about another subject. */
    public SentenceContext about(Subject other) {
        return other.equals(about) ? this : new SentenceContext(other, null, names, references);
    }

    /** The name of the subject, with its snapshot and variant if the claim is about one. */
    public String subject() {
        var build = build();
        return build.isEmpty() ? name(about) : name(about) + " (" + build + ")";
    }

    /** "snapshot 2026-05-01, variant fp8"; empty for the model as such. */
    public String build() {
        return Stream.of(part("snapshot", "snapshot"), part("variant", variantKey()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** The maker of the model, or the organisation itself. */
    public String maker() {
        return organisation(about.organisationSide());
    }

    public String organisation(String id) {
        return name(Subject.organisation(id));
    }

    /** Who sells, for words that stand in brackets already: "Alibaba, China" for "Alibaba (China)". */
    public String seller(String id) {
        return organisation(id).replace(" (", ", ").replace(")", "");
    }

    public String model(String id) {
        return name(Subject.model(id));
    }

    public String benchmark(String id) {
        return name(Subject.benchmark(id));
    }

    /** What the claim gives, else what the identity of its listing adds to the key. */
    public @Nullable String orOfKey(@Nullable String given, String name) {
        return given == null && key != null ? key.key().get(name) : given;
    }

    public Optional<Reference> reference(@Nullable UUID id) {
        return id == null ? Optional.empty() : Optional.ofNullable(references.get(id));
    }

    private String name(Subject subject) {
        return names.getOrDefault(subject, subject.id());
    }

    private @Nullable String part(String word, String name) {
        var value = orOfKey(null, name);
        return value == null ? null : word + " " + value;
    }

    /** Scores have variants of their own. */
    private String variantKey() {
        boolean isOffering = key != null && (key.fact() == FactType.ACCESS || key.fact() == FactType.PRICING);
        return isOffering ? "variant" : "model_variant";
    }
}
