package org.modeltracker.core.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/**
 * What a price sentence must tell, in a form in which a sentence and a claim can be compared.
 *
 * @param terms the subject, its snapshot and variant, the offering, the disclosure and the date
 * @param prices component, amount, currency, quantity and conditions of each
 * @param regular the same of the prices without the promotion
 */
public record PriceFacts(Map<String, String> terms, List<String> prices, List<String> regular) {

    public PriceFacts {
        terms = new TreeMap<>(terms);
        prices = prices.stream().sorted().toList();
        regular = regular.stream().sorted().toList();
    }

    /**
     * What the claim itself says.
     *
     * @param context what its sentence must tell beside: subject, snapshot, variant; what is in the claim comes first
     */
    public static PriceFacts of(PricingChanged claim, Map<String, String> context) {
        var terms = new TreeMap<>(context);
        put(terms, "channel", claim.channel().word());
        put(terms, "provider", context.getOrDefault("provider", claim.provider()));
        put(terms, "region", claim.region());
        put(terms, "tier", claim.tier());
        put(terms, "alias", Boolean.TRUE.equals(claim.alias()) ? "true" : null);
        put(terms, "disclosure", claim.disclosure().word());
        boolean freeWithoutTerms = claim.prices().stream()
                .allMatch(price ->
                        price.amount().signum() == 0 && conditions(price).isEmpty());
        return new PriceFacts(
                terms,
                freeWithoutTerms ? List.of() : told(claim.prices(), claim.currency()),
                told(claim.regular(), claim.currency()));
    }

    private static void put(Map<String, String> terms, String name, String value) {
        if (value != null) {
            terms.put(name, value);
        }
    }

    private static List<String> told(List<Price> prices, String currency) {
        return prices.stream()
                .map(price -> price(
                        price.component(), price.amount().toPlainString(), currency, price.per(), conditions(price)))
                .toList();
    }

    /** One price in one line. A component that is the unit itself may be told as either. */
    static String price(String component, String amount, String currency, String per, Map<String, String> conditions) {
        var unit = per.substring(per.indexOf('_') + 1);
        boolean isUnit = Stream.of("", "s", "es").anyMatch(plural -> unit.equals(component + plural));
        return "%s %s %s per %s %s"
                .formatted(
                        isUnit ? unit : component,
                        new BigDecimal(amount).stripTrailingZeros().toPlainString(),
                        currency,
                        per,
                        new TreeMap<>(conditions));
    }

    private static Map<String, String> conditions(Price price) {
        var all = new TreeMap<String, String>();
        var on = price.conditions();
        if (on == null) {
            return all;
        }
        put(
                all,
                "service tier",
                on.serviceTier() == null ? null : on.serviceTier().word());
        put(all, "prompts from", text(on.minPromptTokens()));
        put(all, "resolution", on.resolution());
        put(all, "quality", on.quality());
        put(all, "attempts", text(on.attempts()));
        put(all, "until", text(on.until()));
        put(all, "at least until", text(on.atLeastUntil()));
        if (on.hours() != null) {
            var days = on.hours().days() == null
                    ? "daily"
                    : on.hours().days().stream().map(Hours.Day::word).collect(Collectors.joining(" "));
            all.put(
                    "hours",
                    days + " " + on.hours().from() + " " + on.hours().to() + " "
                            + on.hours().timeZone());
        }
        if (on.freeAllowance() != null) {
            all.put(
                    "free",
                    on.freeAllowance().quantity().stripTrailingZeros().toPlainString() + " "
                            + on.freeAllowance().period().word());
        }
        return all;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
