package org.modeltracker.api.importer.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.pricing.Conditions;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.Price;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** The prices of one offering as a catalogue states them, in US dollars. */
public final class CataloguePrices {

    /** What people mean by the price of a model. */
    public static final Set<String> BASE = Set.of("input", "output", "cache_read", "cache_write");

    private static final int MOST_DECIMALS = 12;
    private static final String CURRENCY = "USD";

    private final String offering;
    private final boolean saysFree;
    private final SkippedEntries skips;
    private final List<Price> prices = new ArrayList<>();

    /** @param saysFree whether the catalogue has a word for it: zeros alone are placeholders */
    CataloguePrices(String offering, boolean saysFree, SkippedEntries skips) {
        this.offering = offering;
        this.saysFree = saysFree;
        this.skips = skips;
    }

    /** @param fromTokens the price holds from this length of prompt on; null for any */
    void add(String component, BigDecimal amount, String per, @Nullable Long fromTokens) {
        var conditions = fromTokens == null ? null : Conditions.promptsFrom(fromTokens);
        var price = new Price(component, exact(amount), per, conditions);
        boolean again = prices.stream()
                .anyMatch(one -> one.component().equals(component) && Objects.equals(one.conditions(), conditions));
        if (!again) {
            prices.add(price);
        }
    }

    /** @return null where no price is stated, or only a placeholder */
    @Nullable
    PricingChanged pricing(String provider, ApiChannel channel, @Nullable String tier, boolean alias) {
        if (prices.isEmpty()) {
            return null;
        }
        boolean free = saysFree && asksNothing();
        if (free && prices.removeIf(price -> price.amount().signum() != 0)) {
            skips.add("price_of_a_free_offering", offering);
        }
        var disclosure = free ? Disclosure.FREE : Disclosure.DISCLOSED;
        var pricing = new PricingChanged(
                provider, channel, null, tier, alias ? true : null, disclosure, CURRENCY, prices, List.of());
        if (pricing.faults().findAny().isPresent()) {
            skips.add("placeholder_zero", offering);
            return null;
        }
        return pricing;
    }

    /** By what it asks for input and output at any length; what is left over from the paid offering does not count. */
    private boolean asksNothing() {
        return prices.stream()
                .filter(price ->
                        price.component().equals("input") || price.component().equals("output"))
                .allMatch(price -> price.amount().signum() == 0);
    }

    /** Amounts have at most twelve decimals on the wire; a recurring one is cut there, and that is told. */
    private BigDecimal exact(BigDecimal amount) {
        var plain = amount.stripTrailingZeros();
        if (plain.scale() > MOST_DECIMALS) {
            skips.add("amount_rounded", offering);
            plain = plain.setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        }
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
