package org.modeltracker.core.overview;

import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.openness.OpennessEvent.OpenSourceStatusChanged;

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
        return isAmong(organisations, model.organisation())
                && (accessStates.isEmpty() && channels.isEmpty()
                        || model.offered().stream()
                                .anyMatch(offered ->
                                        isAmong(accessStates, offered.state()) && isAmong(channels, offered.channel())))
                && (pricingDisclosures.isEmpty() || model.disclosures().stream().anyMatch(pricingDisclosures::contains))
                && isAmong(families, model.family())
                && (modalities.isEmpty() || model.modalities().stream().anyMatch(modalities::contains))
                && isOpenAsWanted(model.openness())
                && (callable == null || callable == model.isCallable())
                && isWithin(maxInputPrice, model.price(), ModelPrice::input)
                && isWithin(maxOutputPrice, model.price(), ModelPrice::output)
                && (minContext == null || (model.contextTokens() != null && model.contextTokens() >= minContext))
                && (releasedSince == null
                        || (model.releasedAt() != null && !model.releasedAt().isBefore(releasedSince.start())));
    }

    /** What nobody has said of a model is neither so nor otherwise. */
    private boolean isOpenAsWanted(@Nullable OpenSourceStatusChanged said) {
        if (said == null) {
            return openSourceStatuses.isEmpty() && licenses.isEmpty() && weights == null && openWeights == null;
        }
        return isAmong(openSourceStatuses, said.word())
                && (licenses.isEmpty()
                        || licenses.stream().anyMatch(license -> license.equalsIgnoreCase(said.license())))
                && (weights == null || weights == hasWeights(said))
                && (openWeights == null || openWeights == said.status().hasOpenWeights());
    }

    private static boolean hasWeights(OpenSourceStatusChanged said) {
        return said.weights() != null && Boolean.TRUE.equals(said.weights().available());
    }

    private static boolean isWithin(
            @Nullable BigDecimal most, @Nullable ModelPrice price, Function<ModelPrice, BigDecimal> part) {
        return most == null
                || (price != null && price.isInDollars() && part.apply(price).compareTo(most) <= 0);
    }

    private static boolean isAmong(Set<String> wanted, @Nullable String word) {
        return wanted.isEmpty() || (word != null && wanted.contains(word));
    }
}
