package org.modeltracker.core.pricing;

import java.util.Optional;
import java.util.stream.Collectors;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** How base prices moved, in words: "input $5 → $2.50 (−50%)". */
record PriceDifference(PricingChanged before, PricingChanged after) {

    /** Empty if no base price moved, or if the currency did. */
    Optional<String> words() {
        var moves = PriceMove.between(before, after)
                .filter(move -> move.after().isBase())
                .map(this::words)
                .collect(Collectors.joining(", "));
        return moves.isEmpty() ? Optional.empty() : Optional.of(moves);
    }

    private String words(PriceMove move) {
        return "%s %s → %s%s"
                .formatted(
                        move.after().component().replace('_', ' '),
                        PriceWords.money(move.before(), after.currency()),
                        PriceWords.money(move.after().amount(), after.currency()),
                        move.percent()
                                .map(percent -> " (" + PriceWords.percent(percent) + ")")
                                .orElse(""));
    }
}
