package org.modeltracker.core.overview;

import java.math.BigDecimal;
import org.modeltracker.core.pricing.Price;

/** A base price for a single unit, so that prices for a thousand and for a million compare. */
record UnitPrice(String component, String unit, String currency, BigDecimal amount) {

    static UnitPrice of(Price price, String currency) {
        return new UnitPrice(price.component(), price.unit(), currency, price.perUnit());
    }

    boolean isOf(UnitPrice other) {
        return component.equals(other.component) && unit.equals(other.unit) && currency.equals(other.currency);
    }

    /**
     * The amount from which it moved, in the light of what held before a claim that was corrected: as near to the amount now as the price has
     * been before, so that a correction back moves nothing.
     */
    UnitPrice nearer(UnitPrice earlier, UnitPrice now) {
        var nearest = amount.compareTo(now.amount) >= 0
                ? now.amount.max(amount.min(earlier.amount))
                : now.amount.min(amount.max(earlier.amount));
        return new UnitPrice(component, unit, currency, nearest);
    }
}
