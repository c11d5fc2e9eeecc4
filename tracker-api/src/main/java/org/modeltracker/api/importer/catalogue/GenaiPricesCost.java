package org.modeltracker.api.importer.catalogue;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.pricing.Hours;

/**
 * What an entry of genai-prices costs: one list of prices, or several under constraints, of which the last that is met counts. A constraint is
 * a first day, or hours of the day.
 */
final class GenaiPricesCost {

    private static final Map<String, String> BY_MILLION_TOKENS = Map.ofEntries(
            Map.entry("input_mtok", "input"),
            Map.entry("output_mtok", "output"),
            Map.entry("cache_read_mtok", "cache_read"),
            Map.entry("cache_write_mtok", "cache_write"),
            Map.entry("cache_write_1h_mtok", "cache_write_1h"),
            Map.entry("input_audio_mtok", "input_audio"),
            Map.entry("output_audio_mtok", "output_audio"),
            Map.entry("cache_audio_read_mtok", "cache_read_audio"),
            Map.entry("input_image_mtok", "input_image"),
            Map.entry("output_image_mtok", "output_image"),
            Map.entry("cache_image_read_mtok", "cache_read_image"),
            Map.entry("input_video_mtok", "input_video"),
            Map.entry("output_video_mtok", "output_video"),
            Map.entry("output_reasoning_mtok", "reasoning"),
            Map.entry("output_citation_mtok", "citation"));
    private static final Map<String, String> BY_THOUSAND =
            Map.of("requests_kcount", "request", "web_searches_kcount", "web_search");
    private static final Pattern TIME = Pattern.compile("((?:[01]\\d|2[0-3]):[0-5]\\d)(?::\\d\\d)?(?:Z|\\+00:00)");

    private final CatalogueEntry listing;
    private final SkippedEntries skips;

    GenaiPricesCost(CatalogueEntry listing, SkippedEntries skips) {
        this.listing = listing;
        this.skips = skips;
    }

    /** The prices that begin on one day, or on none that is told, with those of some hours. */
    private record FromDay(@Nullable LocalDate day, List<JsonEntry> blocks) {}

    void read(JsonEntry entry, PartialDate observedAt) {
        var periods = new PricePeriods(listing, skips);
        for (var one : days(entry)) {
            periods.add(one.day, null, prices(one.blocks));
        }
        periods.end(observedAt);
    }

    private List<FromDay> days(JsonEntry entry) {
        if (entry.json().path("prices").isObject()) {
            return List.of(new FromDay(null, List.of(new JsonEntry(entry.json(), entry.pointer()))));
        }
        var days = new ArrayList<FromDay>();
        for (var block : entry.entries("prices")) {
            var constraint = block.optionalEntry("constraint");
            if (constraint == null || !constraint.has("start_date")) {
                if (days.isEmpty()) {
                    days.add(new FromDay(null, new ArrayList<>()));
                }
                days.getLast().blocks.add(block);
            } else {
                days.add(new FromDay(day(constraint), new ArrayList<>(List.of(block))));
            }
        }
        return days;
    }

    private LocalDate day(JsonEntry constraint) {
        try {
            return LocalDate.parse(constraint.text("start_date"));
        } catch (DateTimeException e) {
            throw new UnusableEntry("unparseable_date", listing.name() + ": " + constraint.text("start_date"));
        }
    }

    private CataloguePrices prices(List<JsonEntry> blocks) {
        var prices = new CataloguePrices(listing.name(), CataloguePrices.saysFree(listing.id()), skips);
        blocks.reversed()
                .forEach(
                        block -> { // of two for the same hours the last counts
                            var constraint = block.optionalEntry("constraint");
                            var hours = constraint == null || constraint.has("start_date") ? null : hours(constraint);
                            var list = block.optionalEntry("prices");
                            if (constraint != null && !constraint.has("start_date") && hours == null) {
                                prices.skip("unknown_price_constraint", String.join(", ", constraint.names()));
                            } else if (list != null) {
                                list.names().forEach(field -> add(prices, list, field, hours));
                            }
                        });
        return prices;
    }

    private static @Nullable Hours hours(JsonEntry constraint) {
        var from = time(constraint, "start_time");
        var to = time(constraint, "end_time");
        return from == null || to == null || from.equals(to) ? null : new Hours(null, from, to, "UTC");
    }

    private static @Nullable String time(JsonEntry constraint, String field) {
        var stated = constraint.optionalText(field);
        var time = stated == null ? null : TIME.matcher(stated);
        return time != null && time.matches() ? time.group(1) : null;
    }

    private void add(CataloguePrices prices, JsonEntry list, String field, @Nullable Hours hours) {
        var component = BY_MILLION_TOKENS.getOrDefault(field, BY_THOUSAND.get(field));
        if (component == null) {
            prices.skip("unknown_price_component", field);
            return;
        }
        var per = BY_THOUSAND.containsKey(field) ? "1K_requests" : CataloguePrices.TOKENS;
        if (!list.json().path(field).isObject()) {
            prices.add(component, amount(list, field), per, PriceConditions.of(null, null, hours));
            return;
        }
        var steps = list.optionalEntry(field);
        if (steps != null) {
            prices.add(component, amount(steps, "base"), per, PriceConditions.of(null, null, hours));
            for (var step : steps.entries("tiers")) {
                prices.add(
                        component,
                        amount(step, "price"),
                        per,
                        PriceConditions.of(step.optionalCount("start"), null, hours));
            }
        }
    }

    private static BigDecimal amount(JsonEntry entry, String field) {
        var amount = entry.amount(field);
        if (amount.signum() < 0) {
            throw entry.broken(field, "is negative");
        }
        return amount;
    }
}
