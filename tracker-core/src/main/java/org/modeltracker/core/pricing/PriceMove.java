package org.modeltracker.core.pricing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/**
 * One price of a list that moved.
 *
 * @param before in the quantity of the price after
 */
record PriceMove(BigDecimal before, Price after) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** On equal terms; nothing if the currency changed. */
    static Stream<PriceMove> between(PricingChanged before, PricingChanged after) {
        return Objects.equals(before.currency(), after.currency())
                ? after.prices().stream()
                        .flatMap(price -> before.prices().stream()
                                .filter(old -> old.comparableTo(price) && !old.agreesWith(price))
                                .limit(1)
                                .map(old -> new PriceMove(old.inQuantityOf(price), price)))
                : Stream.empty();
    }

    /** Of the price before, signed and not rounded; empty from zero. */
    Optional<BigDecimal> percent() {
        return before.signum() == 0
                ? Optional.empty()
                : Optional.of(after.amount().subtract(before).multiply(HUNDRED).divide(before, MathContext.DECIMAL64));
    }
}
