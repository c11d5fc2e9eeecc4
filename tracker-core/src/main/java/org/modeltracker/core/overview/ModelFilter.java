package org.modeltracker.core.overview;

import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;

/**
 * Which models a list has. Empty and null leave out nothing.
 *
 * @param accessStates held on one of {@code channels}, where both are given; what moving pointers have counts neither here nor below
 * @param weights whether the weights are available
 * @param openWeights whether the status is one with open weights
 * @param maxInputPrice the most that a million tokens of input cost, in US dollars; a model without such a price is left out
 * @param maxOutputPrice the same for output
 * @param callable whether its API can be called now
 * @param minContext the fewest tokens that the longest input has
 */
public record ModelFilter(
        Set<String> organisations,
        Set<String> accessStates,
        Set<String> channels,
        Set<String> openSourceStatuses,
        Set<String> pricingDisclosures,
        Set<String> families,
        Set<String> licenses,
        Set<String> modalities,
        @Nullable Boolean weights,
        @Nullable Boolean openWeights,
        @Nullable Boolean callable,
        @Nullable BigDecimal maxInputPrice,
        @Nullable BigDecimal maxOutputPrice,
        @Nullable Long minContext,
        @Nullable PartialDate releasedSince) {

    /** The same, of those alone that can be called now. */
    public ModelFilter ofCallable() {
        return new ModelFilter(
                organisations,
                accessStates,
                channels,
                openSourceStatuses,
                pricingDisclosures,
                families,
                licenses,
                modalities,
                weights,
                openWeights,
                true,
                maxInputPrice,
                maxOutputPrice,
                minContext,
                releasedSince);
    }

    boolean matches(ModelSummary model) {
        return criteria().allMatch(criterion -> criterion.isMetBy(model));
    }

    /** A model is in the list if it meets all of them. What nobody has said of a model meets none. */
    Stream<Criterion<?>> criteria() {
        return Stream.of(
                        among(ModelAttribute.ORGANISATION, organisations),
                        wanted(
                                !accessStates.isEmpty() || !channels.isEmpty(),
                                ModelAttribute.OFFERED,
                                offered ->
                                        isAmong(accessStates, offered.state()) && isAmong(channels, offered.channel())),
                        among(ModelAttribute.DISCLOSURE, pricingDisclosures),
                        among(ModelAttribute.FAMILY, families),
                        among(ModelAttribute.MODALITY, modalities),
                        wanted(
                                !openSourceStatuses.isEmpty()
                                        || !licenses.isEmpty()
                                        || weights != null
                                        || openWeights != null,
                                ModelAttribute.OPENNESS,
                                this::isOpenAsWanted),
                        wanted(callable != null, ModelAttribute.CALLABLE, is -> is.equals(callable)),
                        atMost(ModelAttribute.INPUT_PRICE, maxInputPrice),
                        atMost(ModelAttribute.OUTPUT_PRICE, maxOutputPrice),
                        atLeast(ModelAttribute.CONTEXT, minContext),
                        atLeast(ModelAttribute.RELEASED, releasedSince == null ? null : releasedSince.start()))
                .flatMap(criterion -> criterion);
    }

    /** @param wanted met by any value of the attribute */
    record Criterion<V>(ModelAttribute<V> attribute, Predicate<? super V> wanted) {

        boolean isMetBy(ModelSummary model) {
            return attribute.values().apply(model).stream().anyMatch(wanted);
        }
    }

    private static Stream<Criterion<?>> among(ModelAttribute<String> attribute, Set<String> words) {
        return wanted(!words.isEmpty(), attribute, words::contains);
    }

    private static <V extends Comparable<V>> Stream<Criterion<?>> atMost(
            ModelAttribute<V> attribute, @Nullable V most) {
        return most == null ? Stream.of() : wanted(true, attribute, value -> value.compareTo(most) <= 0);
    }

    private static <V extends Comparable<V>> Stream<Criterion<?>> atLeast(
            ModelAttribute<V> attribute, @Nullable V fewest) {
        return fewest == null ? Stream.of() : wanted(true, attribute, value -> value.compareTo(fewest) >= 0);
    }

    private static <V> Stream<Criterion<?>> wanted(
            boolean isAsked, ModelAttribute<V> attribute, Predicate<? super V> wanted) {
        return isAsked ? Stream.of(new Criterion<>(attribute, wanted)) : Stream.of();
    }

    private boolean isOpenAsWanted(ModelAttribute.Openness said) {
        return isAmong(openSourceStatuses, said.status())
                && (licenses.isEmpty()
                        || licenses.stream().anyMatch(license -> license.equalsIgnoreCase(said.license())))
                && (weights == null || weights == said.hasWeights())
                && (openWeights == null || openWeights == said.isOpenWeights());
    }

    private static boolean isAmong(Set<String> wanted, @Nullable String word) {
        return wanted.isEmpty() || (word != null && wanted.contains(word));
    }
}
