package org.modeltracker.core.overview;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.pricing.PricingEvent;

/**
 * The price that lists show for a model.
 *
 * @param input for a million tokens
 * @param output for a million tokens
 * @param basis whose price it is
 */
public record ModelPrice(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal input,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal output,
        String currency,
        @Nullable String provider,
        Basis basis) {

    public enum Basis {
        @JsonProperty("maker")
        MAKER,
        @JsonProperty("cheapest_seller")
        CHEAPEST_SELLER
    }

    boolean isInDollars() {
        return currency.equals(PricingEvent.COMMON_CURRENCY);
    }

    static ModelPrice of(HeadlinePrice price) {
        var item = price.offering().item();
        return new ModelPrice(
                price.input(),
                price.output(),
                price.currency(),
                item.provider(),
                item.channel() == ApiChannel.FIRST_PARTY_API ? Basis.MAKER : Basis.CHEAPEST_SELLER);
    }
}
