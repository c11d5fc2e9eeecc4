package org.modeltracker.api.importer.catalogue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.pricing.Conditions;
import org.modeltracker.core.pricing.Hours;

/**
 * What an entry of OpenRouter costs, in US dollars for one token, image or request. A field that is in none of these lists may change what the
 * others mean, so with one of them no price is taken.
 */
final class OpenRouterPricing {

    private static final Map<String, String> BY_TOKEN = Map.ofEntries(
            Map.entry("prompt", "input"),
            Map.entry("completion", "output"),
            Map.entry("input_cache_read", "cache_read"),
            Map.entry("input_cache_write", "cache_write"),
            Map.entry("input_cache_write_1h", "cache_write_1h"),
            Map.entry("internal_reasoning", "reasoning"),
            Map.entry("audio", "input_audio"),
            Map.entry("audio_output", "output_audio"),
            Map.entry("input_audio_cache", "cache_read_audio"),
            Map.entry("image_token", "input_image"));
    private static final Map<String, String> BY_UNIT =
            Map.of("request", "request", "web_search", "request", "second", "second");

    /** By the image; some entries give the price of an image's token there. */
    private static final Set<String> BY_IMAGE = Set.of("image", "image_output");

    private static final String FROM = "utc_start";
    private static final String TO = "utc_end";
    private static final Set<String> CONDITIONS = Set.of("min_prompt_tokens", FROM, TO);
    private static final Pattern TIME = Pattern.compile("((?:[01]\\d|2[0-3]):[0-5]\\d|24:00)(?::00)?Z?");
    private static final String OVERRIDES = "overrides";
    private static final String DISCOUNT = "discount";

    private static final int TO_A_MILLION = 6;
    private static final BigDecimal VARIABLE = BigDecimal.ONE.negate();

    /** No image costs less, and no token more. */
    private static final BigDecimal LEAST_FOR_AN_IMAGE = new BigDecimal("0.0005");

    private final CataloguePrices prices;

    OpenRouterPricing(CataloguePrices prices) {
        this.prices = prices;
    }

    /** Among overrides of the same condition the last one counts. */
    void read(JsonEntry pricing) {
        pricing.entries(OVERRIDES).reversed().forEach(this::override);
        for (var field : pricing.names()) {
            if (isPrice(field)) {
                add(pricing, field, null);
            } else if (field.equals(DISCOUNT)) {
                discount(pricing.amount(DISCOUNT));
            } else if (!field.equals(OVERRIDES)) {
                prices.unreadable("unknown_cost_field", field);
            }
        }
    }

    private static boolean isPrice(String field) {
        return BY_TOKEN.containsKey(field) || BY_UNIT.containsKey(field) || BY_IMAGE.contains(field);
    }

    /** The stated prices times the rest is what is paid now. */
    private void discount(BigDecimal part) {
        if (part.signum() < 0 || part.compareTo(BigDecimal.ONE) > 0) {
            prices.unreadable("unknown_cost_field", DISCOUNT);
        } else {
            prices.discounted(part);
        }
    }

    /** Under a condition that is not understood, it is skipped; the base price holds all the same. */
    private void override(JsonEntry override) {
        var unknown = override.names().stream()
                .filter(field -> !isPrice(field) && !CONDITIONS.contains(field))
                .findFirst();
        var from = time(override, FROM);
        var to = time(override, TO);
        boolean hasHours = override.has(FROM) || override.has(TO);
        if (unknown.isPresent() || (hasHours && (from == null || to == null || from.equals(to)))) {
            prices.skip("unknown_price_override", unknown.orElse(FROM));
            return;
        }
        var hours = from == null || to == null ? null : new Hours(null, from, to, "UTC");
        var conditions = PriceConditions.of(override.optionalCount("min_prompt_tokens"), null, hours);
        override.names().stream().filter(OpenRouterPricing::isPrice).forEach(field -> add(override, field, conditions));
    }

    /** A time of the day as 09:00; null where it is none. */
    private static @Nullable String time(JsonEntry override, String field) {
        var stated = override.optionalText(field);
        var time = stated == null ? null : TIME.matcher(stated);
        if (time == null || !time.matches()) {
            return null;
        }
        return time.group(1).equals("24:00") ? "00:00" : time.group(1);
    }

    private void add(JsonEntry pricing, String field, @Nullable Conditions conditions) {
        var amount = pricing.amount(field);
        if (amount.compareTo(VARIABLE) == 0) {
            prices.skip("variable_price", field); // -1: whatever the model costs that is chosen
        } else if (amount.signum() < 0) {
            throw pricing.broken(field, "is negative");
        } else if (BY_TOKEN.containsKey(field)) {
            prices.add(BY_TOKEN.get(field), byMillion(amount), CataloguePrices.TOKENS, conditions);
        } else if (BY_UNIT.containsKey(field)) {
            prices.add(field, amount, BY_UNIT.get(field), conditions);
        } else if (isOfATokenOfAnImage(pricing, field, amount)) {
            prices.add(field, byMillion(amount), CataloguePrices.TOKENS, conditions);
        } else {
            prices.add(field, amount, "image", conditions);
        }
    }

    /** Where an image costs what a token of text costs, or less than any image does, a token of it is meant. */
    private static boolean isOfATokenOfAnImage(JsonEntry pricing, String field, BigDecimal amount) {
        return field.equals("image")
                ? pricing.has("prompt") && amount.signum() > 0 && amount.compareTo(pricing.amount("prompt")) == 0
                : amount.compareTo(LEAST_FOR_AN_IMAGE) < 0;
    }

    private static BigDecimal byMillion(BigDecimal amount) {
        return amount.scaleByPowerOfTen(TO_A_MILLION);
    }
}
