package org.modeltracker.api.importer.catalogue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.CurrencyCode;
import org.modeltracker.core.pricing.Conditions;
import org.modeltracker.core.pricing.Price.ServiceTier;

/**
 * What an entry of LiteLLM costs. The name of a field tells the component, the unit, the length of prompt and the service tier:
 * {@code input_cost_per_token_above_200k_tokens_priority}.
 */
final class LiteLlmCost {

    private static final Map<String, String> BY_TOKEN = Map.ofEntries(
            Map.entry("input_cost_per_token", "input"),
            Map.entry("output_cost_per_token", "output"),
            Map.entry("cache_read_input_token_cost", "cache_read"),
            Map.entry("input_cost_per_token_cache_hit", "cache_read"),
            Map.entry("cache_creation_input_token_cost", "cache_write"),
            Map.entry("cache_creation_input_token_cost_above_1hr", "cache_write_1h"),
            Map.entry("output_cost_per_reasoning_token", "reasoning"),
            Map.entry("input_cost_per_audio_token", "input_audio"),
            Map.entry("output_cost_per_audio_token", "output_audio"),
            Map.entry("cache_read_input_audio_token_cost", "cache_read_audio"),
            Map.entry("cache_creation_input_audio_token_cost", "cache_write_audio"),
            Map.entry("input_cost_per_image_token", "input_image"),
            Map.entry("output_cost_per_image_token", "output_image"),
            Map.entry("cache_read_input_image_token_cost", "cache_read_image"),
            Map.entry("input_cost_per_video_token", "input_video"),
            Map.entry("output_cost_per_video_token", "output_video"),
            Map.entry("citation_cost_per_token", "citation"));

    private record Unit(String component, String per) {}

    private static final Map<String, Unit> BY_UNIT = Map.ofEntries(
            Map.entry("input_cost_per_request", new Unit("request", "request")),
            Map.entry("input_cost_per_query", new Unit("request", "query")),
            Map.entry("input_cost_per_image", new Unit("input_image", "image")),
            Map.entry("output_cost_per_image", new Unit("image", "image")),
            Map.entry("input_cost_per_second", new Unit("input_second", "second")),
            Map.entry("output_cost_per_second", new Unit("output_second", "second")),
            Map.entry("input_cost_per_audio_per_second", new Unit("input_audio", "second")),
            Map.entry("output_cost_per_audio_per_second", new Unit("output_audio", "second")),
            Map.entry("input_cost_per_video_per_second", new Unit("input_video", "second")),
            Map.entry("output_cost_per_video_per_second", new Unit("output_video", "second")),
            Map.entry("input_cost_per_character", new Unit("input_character", "character")),
            Map.entry("output_cost_per_character", new Unit("output_character", "character")),
            Map.entry("ocr_cost_per_page", new Unit("page", "page")),
            Map.entry("annotation_cost_per_page", new Unit("annotation", "page")));

    private static final Map<String, String> BY_PIXEL =
            Map.of("input_cost_per_pixel", "input_pixel", "output_cost_per_pixel", "output_pixel");

    private static final Map<String, ServiceTier> TIERS = Map.of(
            "batches", ServiceTier.BATCH,
            "batch", ServiceTier.BATCH,
            "priority", ServiceTier.PRIORITY,
            "flex", ServiceTier.FLEX);
    private static final Pattern FIELD =
            Pattern.compile("(.+?)(?:_above_(\\d{1,6})k_tokens)?(?:_(batches|batch|priority|flex))?");

    /** Fields that may change what the others mean. */
    private static final Set<String> MEANINGS = Set.of("unit", "units", "discount", "cost_unit");

    private static final Set<String> STRUCTURE = Set.of("tiered_pricing", "search_context_cost_per_query");
    private static final Pattern OF_MONEY = Pattern.compile(".*(?:cost|price|pricing|multiplier|surcharge).*");
    private static final int TO_A_MILLION = 6;
    private static final String SIZE = "search_context_size_";

    private final CataloguePrices prices;
    private final LiteLlmKey key;

    /** @param key tells for which images the prices hold */
    LiteLlmCost(CataloguePrices prices, LiteLlmKey key) {
        this.prices = prices;
        this.key = key;
    }

    void read(JsonEntry entry) {
        for (var field : entry.names()) {
            if (MEANINGS.contains(field)) {
                prices.unreadable("unknown_cost_field", field);
            } else if (field.equals("currency")) {
                currency(entry.text(field));
            } else if (!STRUCTURE.contains(field)
                    && !add(entry, field, null)
                    && OF_MONEY.matcher(field).matches()) {
                prices.skip("unknown_price_component", field);
            }
        }
        entry.entries("tiered_pricing").forEach(this::step);
        var search = entry.optionalEntry("search_context_cost_per_query");
        if (search != null) {
            search(search);
        }
    }

    private void currency(String stated) {
        if (CurrencyCode.isKnown(stated)) {
            prices.in(stated);
        } else {
            prices.unreadable("unknown_currency", stated);
        }
    }

    /** Prices from a length of prompt on. */
    private void step(JsonEntry step) {
        var range = step.json().get("range");
        if (range == null
                || !range.isArray()
                || range.isEmpty()
                || !range.get(0).isNumber()) {
            prices.skip("unknown_price_tier", "tiered_pricing without a range");
            return;
        }
        long from = range.get(0).decimalValue().longValue();
        for (var field : step.names()) {
            if (!field.equals("range") && !add(step, field, from == 0 ? null : from)) {
                prices.skip("unknown_price_component", "tiered_pricing/" + field);
            }
        }
    }

    /** @return whether the field is a price */
    private boolean add(JsonEntry entry, String field, @Nullable Long from) {
        var form = FIELD.matcher(field);
        if (!form.matches()) {
            return false;
        }
        var name = form.group(1);
        var length = form.group(2) == null ? from : Long.valueOf(Long.parseLong(form.group(2)) * 1_000);
        var tier = form.group(3) == null ? null : TIERS.get(form.group(3));
        var conditions = PriceConditions.of(length, tier, key.resolution(), key.quality());
        if (BY_TOKEN.containsKey(name)) {
            prices.add(BY_TOKEN.get(name), byMillion(entry, field), CataloguePrices.TOKENS, conditions);
        } else if (BY_PIXEL.containsKey(name)) {
            prices.add(BY_PIXEL.get(name), byMillion(entry, field), "megapixel", conditions);
        } else if (BY_UNIT.containsKey(name)) {
            var unit = BY_UNIT.get(name);
            prices.add(unit.component, amount(entry, field), unit.per, conditions);
        } else {
            return false;
        }
        return true;
    }

    /** One price of a search, or one for each size of what it brings. */
    private void search(JsonEntry search) {
        var sizes = Stream.of("low", "medium", "high")
                .filter(size -> search.has(SIZE + size))
                .toList();
        boolean isOne = sizes.stream()
                        .map(size -> amount(search, SIZE + size).stripTrailingZeros())
                        .distinct()
                        .count()
                == 1;
        for (var size : sizes) {
            prices.add("web_search", amount(search, SIZE + size), "query", isOne ? null : quality(size));
        }
    }

    private static @Nullable Conditions quality(String size) {
        return PriceConditions.of(null, null, null, size);
    }

    private static BigDecimal byMillion(JsonEntry entry, String field) {
        return amount(entry, field).scaleByPowerOfTen(TO_A_MILLION);
    }

    private static BigDecimal amount(JsonEntry entry, String field) {
        var amount = entry.amount(field);
        if (amount.signum() < 0) {
            throw entry.broken(field, "is negative");
        }
        return amount;
    }
}
