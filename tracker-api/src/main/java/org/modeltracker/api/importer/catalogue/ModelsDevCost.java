package org.modeltracker.api.importer.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.CurrencyCode;
import org.modeltracker.core.pricing.Price.ServiceTier;

/**
 * What an entry of models.dev costs. A field that is in none of these lists may change what the others mean, so with one of them no price is
 * taken.
 */
final class ModelsDevCost {

    /** Prices for a million tokens. */
    private static final List<String> COMPONENTS =
            List.of("input", "output", "cache_read", "cache_write", "reasoning", "input_audio", "output_audio");

    /** Prices that only come on top, and whose unit or spelling is not certain. They are skipped by name. */
    private static final Set<String> ADDITIONS =
            Set.of("cached_input", "cached_write", "cache_input", "image", "citation", "request");

    /** Read by themselves. */
    private static final Set<String> STRUCTURE = Set.of("tiers", "context_over_200k", "currency");

    private static final Map<String, ServiceTier> MODES = Map.of(
            "fast", ServiceTier.FAST,
            "priority", ServiceTier.PRIORITY,
            "flex", ServiceTier.FLEX,
            "batch", ServiceTier.BATCH);

    private static final String CONTEXT = "context";
    private static final long LONG_PROMPT = 200_000;

    private final CataloguePrices prices;

    ModelsDevCost(CataloguePrices prices) {
        this.prices = prices;
    }

    /** Reads the costs of an entry, and those of its modes. */
    void read(JsonEntry entry) {
        var cost = entry.optionalEntry("cost");
        if (cost != null) {
            currency(cost);
            unknown(cost).forEach(field -> prices.unreadable("unknown_cost_field", field));
            cost(cost, null);
        }
        var experimental = entry.optionalEntry("experimental");
        var modes = experimental == null ? null : experimental.optionalEntry("modes");
        if (modes != null) {
            modes.names().forEach(name -> mode(name, modes, cost));
        }
    }

    private void currency(JsonEntry cost) {
        var stated = cost.optionalText("currency");
        if (stated == null) {
            return;
        }
        var code = stated.toUpperCase(Locale.ROOT);
        if (CurrencyCode.isKnown(code)) {
            prices.in(code);
        } else {
            prices.unreadable("unknown_currency", stated);
        }
    }

    private void cost(JsonEntry cost, @Nullable ServiceTier tier) {
        for (var field : cost.names()) {
            if (ADDITIONS.contains(field)) {
                prices.skip("unknown_price_component", field);
            }
        }
        add(cost, null, tier);
        cost.entries("tiers").forEach(step -> step(step, tier));
        var longPrompt = cost.optionalEntry("context_over_200k");
        if (longPrompt != null && !cost.has("tiers")) { // it only repeats them, also where they begin later

            longPrompt.names().stream()
                    .filter(field -> !COMPONENTS.contains(field))
                    .forEach(field -> prices.skip("unknown_price_component", "context_over_200k/" + field));
            add(longPrompt, LONG_PROMPT, tier);
        }
    }

    /** A price from a length of prompt on. Under a condition that is not understood, it is skipped; the base price holds all the same. */
    private void step(JsonEntry step, @Nullable ServiceTier tier) {
        var condition = step.optionalEntry("tier");
        var from = condition == null ? null : condition.optionalCount("size");
        if (condition == null || from == null) {
            throw step.broken("tier", "must name its size");
        }
        var type = condition.optionalText("type");
        boolean isOfPrompt =
                (type == null || type.equals(CONTEXT)) && Set.of("size", "type").containsAll(condition.names());
        var unknown = step.names().stream()
                .filter(field -> !field.equals("tier") && !COMPONENTS.contains(field))
                .findFirst();
        if (isOfPrompt && unknown.isEmpty()) {
            add(step, from, tier);
        } else {
            prices.skip("unknown_price_tier", unknown.orElse("type " + type));
        }
    }

    private void mode(String name, JsonEntry modes, @Nullable JsonEntry base) {
        var mode = modes.optionalEntry(name);
        var cost = mode == null ? null : mode.optionalEntry("cost");
        var tier = MODES.get(name);
        if (cost == null) {
            prices.skip("mode_without_price", name);
        } else if (tier == null) {
            prices.skip("unknown_mode", name);
        } else if (isOfOtherMoney(cost, base)) {
            prices.skip("unknown_currency", name);
        } else if (!unknown(cost).isEmpty()) {
            unknown(cost).forEach(field -> prices.skip("unknown_cost_field", name + "/" + field));
        } else {
            cost(cost, tier);
        }
    }

    private static List<String> unknown(JsonEntry cost) {
        return cost.names().stream()
                .filter(field ->
                        !COMPONENTS.contains(field) && !ADDITIONS.contains(field) && !STRUCTURE.contains(field))
                .toList();
    }

    /** The prices of one offering have one currency. */
    private static boolean isOfOtherMoney(JsonEntry cost, @Nullable JsonEntry base) {
        var stated = cost.optionalText("currency");
        var usual = base == null ? null : base.optionalText("currency");
        return stated != null && !stated.equalsIgnoreCase(usual == null ? "USD" : usual);
    }

    private void add(JsonEntry cost, @Nullable Long fromTokens, @Nullable ServiceTier tier) {
        for (var component : COMPONENTS) {
            if (cost.has(component)) {
                var amount = cost.amount(component);
                if (amount.signum() < 0) {
                    throw cost.broken(component, "is negative");
                }
                prices.add(component, amount, CataloguePrices.TOKENS, PriceConditions.of(fromTokens, tier));
            }
        }
    }
}
