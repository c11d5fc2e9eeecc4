package org.modeltracker.api.importer.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.pricing.Conditions;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.Price;
import org.modeltracker.core.pricing.Price.ServiceTier;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** The prices of one offering as a catalogue states them. */
public final class CataloguePrices {

    /** What people mean by the price of a model. */
    public static final Set<String> BASE = Set.of("input", "output", "cache_read", "cache_write");

    static final String TOKENS = "1M_tokens";

    private static final Pattern FREE = Pattern.compile("(?:^|[^a-z])free$");

    private static final Set<String> IN_AND_OUT = Set.of("input", "output");

    /** What a model may cost in place of tokens; a web search only comes on top. */
    private static final Set<String> INSTEAD_OF_TOKENS = Set.of(
            "request",
            "image",
            "image_output",
            "second",
            "input_second",
            "output_second",
            "input_character",
            "output_character",
            "input_image",
            "output_image",
            "input_pixel",
            "output_pixel",
            "input_video",
            "output_video",
            "page");

    private static final int MOST_DECIMALS = 12;

    private final String offering;
    private final boolean saysFree;
    private final SkippedEntries skips;
    private final List<Price> prices = new ArrayList<>();
    private String currency = "USD";
    private BigDecimal discount = BigDecimal.ZERO;
    private boolean isUnreadable;

    /** @param saysFree whether the catalogue has a word for it: zeros alone are placeholders */
    CataloguePrices(String offering, boolean saysFree, SkippedEntries skips) {
        this.offering = offering;
        this.saysFree = saysFree;
        this.skips = skips;
    }

    /** Whether an id has a word for it that nothing is asked. */
    static boolean saysFree(String id) {
        return FREE.matcher(id).find();
    }

    /** @param code of ISO 4217 */
    void in(String code) {
        currency = code;
    }

    /** @param part of the stated prices that is taken off for now: 0 for nothing, 1 for all */
    void discounted(BigDecimal part) {
        discount = part;
    }

    /** What is stated means something that is not understood, so none of it is taken. */
    void unreadable(String reason, String what) {
        isUnreadable = true;
        skip(reason, what);
    }

    /** Notes a part of the prices that is not taken. */
    void skip(String reason, String what) {
        skips.add(reason, offering + ": " + what);
    }

    /** @param conditions null for a price at any time and any length of prompt. The first price of a component under them counts. */
    void add(String component, BigDecimal amount, String per, @Nullable Conditions conditions) {
        boolean again = prices.stream()
                .anyMatch(one -> one.component().equals(component)
                        && one.per().equals(per)
                        && Objects.equals(one.conditions(), conditions));
        if (!again) {
            prices.add(new Price(component, exact(amount), per, conditions));
        }
    }

    /** @param last the day after which none of these prices holds */
    void until(PartialDate last) {
        prices.replaceAll(price -> new Price(
                price.component(), price.amount(), price.per(), PriceConditions.until(price.conditions(), last)));
    }

    /** @return null where no price is stated, or only a placeholder */
    @Nullable
    PricingChanged pricing(String provider, ApiChannel channel, @Nullable String tier, boolean alias) {
        if (isUnreadable || prices.isEmpty()) {
            return null;
        }
        boolean free = saysFree && asksNothing();
        if (!free) {
            dropPlaceholders();
        } else if (prices.removeIf(price -> price.amount().signum() != 0)) {
            skips.add("price_of_a_free_offering", offering);
        }
        if (prices.isEmpty()) {
            return null;
        }
        boolean isPromotion = !free && discount.signum() != 0 && discount.compareTo(BigDecimal.ONE) < 0;
        free = free || discount.compareTo(BigDecimal.ONE) == 0;
        var pricing = new PricingChanged(
                provider,
                channel,
                null,
                tier,
                alias ? true : null,
                free ? Disclosure.FREE : isPromotion ? Disclosure.PROMOTIONAL : Disclosure.DISCLOSED,
                currency,
                discount.signum() == 0 ? prices : discounted(),
                isPromotion ? prices : List.of());
        if (pricing.faults().findAny().isPresent()) {
            skips.add("placeholder_zero", offering);
            return null;
        }
        return pricing;
    }

    private List<Price> discounted() {
        var rest = BigDecimal.ONE.subtract(discount);
        return prices.stream()
                .map(price -> new Price(
                        price.component(), exact(price.amount().multiply(rest)), price.per(), price.conditions()))
                .toList();
    }

    /** By what it asks for input and output at any length; what is left over from the paid offering does not count. */
    private boolean asksNothing() {
        return prices.stream()
                .filter(price -> IN_AND_OUT.contains(price.component()))
                .allMatch(price -> price.amount().signum() == 0);
    }

    /**
     * Zero for input and output is a placeholder, whatever other lengths of prompt cost. Of a service tier it hides that tier's prices; of
     * the standard one it hides all, unless the model is paid by another unit than tokens.
     */
    private void dropPlaceholders() {
        for (var tier : ServiceTier.values()) {
            if (tier == ServiceTier.STANDARD || !isPlaceholder(tier)) {
                continue;
            }
            prices.removeIf(price -> price.serviceTier() == tier);
            skip("placeholder_zero", tier.word());
        }
        if (!isPlaceholder(ServiceTier.STANDARD)) {
            return;
        }
        boolean isPaidOtherwise = prices.stream()
                .anyMatch(price -> INSTEAD_OF_TOKENS.contains(price.component())
                        && !price.per().equals(TOKENS)
                        && price.amount().signum() > 0);
        if (isPaidOtherwise) {
            prices.removeIf(price -> IN_AND_OUT.contains(price.component()));
        } else {
            prices.clear();
            skips.add("placeholder_zero", offering);
        }
    }

    private boolean isPlaceholder(ServiceTier tier) {
        var base = prices.stream()
                .filter(price -> IN_AND_OUT.contains(price.component()) && price.serviceTier() == tier)
                .filter(price -> price.conditions() == null
                        || price.conditions()
                                .equals(PriceConditions.at(price.conditions().serviceTier())))
                .toList();
        return base.size() == IN_AND_OUT.size()
                && base.stream().allMatch(price -> price.amount().signum() == 0);
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
