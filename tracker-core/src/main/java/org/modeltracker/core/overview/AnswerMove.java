package org.modeltracker.core.overview;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.FactType;

/**
 * How an event moved what holds at that instant: a price from one amount to another, or a state to another word.
 *
 * @param fact pricing, access or open_source_status
 * @param provider whose price it is; null for the headline price
 * @param component of a price, as are {@code unit} (a single one), {@code currency} and the amounts
 * @param percent of the amount before, without its sign; null from zero
 * @param word the state now; null for a price
 */
public record AnswerMove(
        String fact,
        @Nullable String provider,
        @Nullable String component,
        @Nullable String unit,
        @Nullable String currency,
        @Nullable BigDecimal before,
        @Nullable BigDecimal after,
        @Nullable BigDecimal percent,
        @Nullable String word) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static AnswerMove to(FactType fact, String word) {
        return new AnswerMove(fact.word(), null, null, null, null, null, null, null, word);
    }

    /** Empty if it did not move. */
    static Optional<AnswerMove> of(@Nullable String provider, UnitPrice before, UnitPrice after) {
        if (before.amount().compareTo(after.amount()) == 0) {
            return Optional.empty();
        }
        var percent = before.amount().signum() == 0
                ? null
                : after.amount()
                        .subtract(before.amount())
                        .abs()
                        .multiply(HUNDRED)
                        .divide(before.amount(), MathContext.DECIMAL64);
        return Optional.of(new AnswerMove(
                FactType.PRICING.word(),
                provider,
                after.component(),
                after.unit(),
                after.currency(),
                before.amount(),
                after.amount(),
                percent,
                null));
    }
}
