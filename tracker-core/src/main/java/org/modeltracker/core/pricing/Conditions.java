package org.modeltracker.core.pricing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.pricing.Price.ServiceTier;

/**
 * On what a price depends.
 *
 * @param minPromptTokens the price applies to prompts of this length or more, in tokens
 * @param until the last day or instant of the price; afterwards it has expired
 * @param atLeastUntil the price does not end before this, and may hold longer
 * @param resolution of an image or a video, in the seller's term
 * @param quality of the output, in the seller's term
 * @param attempts how many attempts the amount pays for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Conditions(
        @Nullable Long minPromptTokens,
        @Nullable ServiceTier serviceTier,
        @Nullable PartialDate until,
        @Nullable PartialDate atLeastUntil,
        @Nullable Hours hours,
        @Nullable String resolution,
        @Nullable String quality,
        @Nullable Integer attempts,
        @Nullable FreeAllowance freeAllowance) {

    static final Conditions NONE = new Conditions(null, null, null, null, null, null, null, null, null);

    public static Conditions promptsFrom(long tokens) {
        return new Conditions(tokens, null, null, null, null, null, null, null, null);
    }

    public static Conditions of(ServiceTier tier) {
        return new Conditions(null, tier, null, null, null, null, null, null, null);
    }

    public static Conditions until(PartialDate last) {
        return new Conditions(null, null, last, null, null, null, null, null, null);
    }

    public Conditions during(Hours window) {
        return new Conditions(
                minPromptTokens,
                serviceTier,
                until,
                atLeastUntil,
                window,
                resolution,
                quality,
                attempts,
                freeAllowance);
    }

    /** What one has to fulfil, in one spelling; not how long the price holds. */
    Conditions terms() {
        return new Conditions(
                minPromptTokens == null || minPromptTokens == 0 ? null : minPromptTokens,
                serviceTier == ServiceTier.STANDARD ? null : serviceTier,
                null,
                null,
                hours,
                resolution,
                quality,
                attempts == null || attempts == 1 ? null : attempts,
                freeAllowance);
    }

    /** The same at any hour. */
    Conditions withoutHours() {
        return new Conditions(
                minPromptTokens, serviceTier, until, atLeastUntil, null, resolution, quality, attempts, freeAllowance);
    }
}
