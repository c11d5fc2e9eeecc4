package org.modeltracker.core.pricing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.WireEnum;

/**
 * The price of one component.
 *
 * @param component the component with this price: input, output, cache_read…
 * @param amount in whole units of the currency; a decimal string on the wire, never a floating-point number
 * @param per the quantity that the amount buys: 1M_tokens, image, request…
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Price(
        String component,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String per,
        @Nullable Conditions conditions) {

    /** @param minPromptTokens the price applies to prompts of this length or more, in tokens */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Conditions(
            @Nullable Long minPromptTokens,
            @Nullable ServiceTier serviceTier,
            @Nullable PartialDate until) {}

    public enum ServiceTier implements WireEnum {
        STANDARD,
        BATCH,
        PRIORITY,
        FLEX
    }

    ServiceTier serviceTier() {
        return conditions == null || conditions.serviceTier() == null ? ServiceTier.STANDARD : conditions.serviceTier();
    }

    boolean isZero() {
        return amount.signum() == 0;
    }

    /** Whether both prices are for the same component under the same conditions. */
    boolean comparableTo(Price other) {
        return component.equals(other.component)
                && per.equals(other.per)
                && Objects.equals(conditions, other.conditions);
    }

    boolean sameAs(Price other) {
        return comparableTo(other) && amount.compareTo(other.amount) == 0;
    }
}
