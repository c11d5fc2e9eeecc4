package org.modeltracker.core.pricing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** How base prices moved, in words: "input $5 → $2.50 (−50%)". */
record PriceDifference(PricingChanged before, PricingChanged after) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Empty if no base price moved, or if the currency did. */
    Optional<String> words() {
        if (!Objects.equals(before.currency(), after.currency())) {
            return Optional.empty();
        }
        var moves = after.prices().stream()
                .filter(Price::isBase)
                .flatMap(price -> before.prices().stream()
                        .filter(old -> old.comparableTo(price) && !old.agreesWith(price))
                        .limit(1)
                        .map(old -> move(old, price)))
                .collect(Collectors.joining(", "));
        return moves.isEmpty() ? Optional.empty() : Optional.of(moves);
    }

    private String move(Price old, Price price) {
        var was = old.inQuantityOf(price);
        return "%s %s → %s%s"
                .formatted(
                        price.component().replace('_', ' '),
                        PriceWords.money(was, after.currency()),
                        PriceWords.money(price.amount(), after.currency()),
                        was.signum() == 0 ? "" : " (" + percent(was, price.amount()) + ")");
    }

    private static String percent(BigDecimal was, BigDecimal is) {
        var percent = is.subtract(was).multiply(HUNDRED).divide(was, MathContext.DECIMAL64);
        var rounded = percent.setScale(percent.abs().compareTo(BigDecimal.ONE) < 0 ? 1 : 0, RoundingMode.HALF_UP);
        return (rounded.signum() < 0 ? "−" : "+") + rounded.abs().toPlainString() + "%";
    }
}
