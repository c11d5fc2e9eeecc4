package org.modeltracker.core.overview;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

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

    static ModelPrice of(String maker, HeadlinePrice price) {
        var provider = price.offering().item().provider();
        return new ModelPrice(
                price.input(),
                price.output(),
                price.currency(),
                provider,
                maker.equals(provider) ? Basis.MAKER : Basis.CHEAPEST_SELLER);
    }
}
