package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.springframework.stereotype.Component;

/**
 * The prices of llm-prices, each with the days between which it holds: the file of one vendor ({@code data/openai.json}), a list of such files,
 * or one of the lists that the site publishes ({@code current-v1.json}, {@code historical-v1.json}). The file of one vendor says nothing of the
 * others, so nothing is gone that it lacks.
 */
@Component
public final class LlmPrices implements Adapter {

    private static final Source PUBLISHER = new Source(
            "llm-prices", SourceKind.CATALOGUE, "llm-prices", null, "https://www.llm-prices.com", null, null);
    private static final ShopSpelling SHOPS =
            new ShopSpelling(Map.of("meta-ai", "meta", "moonshot-ai", "moonshotai", "qwen", "alibaba"));
    private static final Map<String, String> COMPONENTS =
            Map.of("input", "input", "output", "output", "input_cached", "cache_read");

    private static final Set<String> NO_PRICE = Set.of("id", "vendor", "name", "from_date", "to_date");

    @Override
    public String source() {
        return "llm-prices";
    }

    @Override
    public Source publisher() {
        return PUBLISHER;
    }

    @Override
    public SourceTerms terms() {
        return new SourceTerms("llm-prices", "https://www.llm-prices.com", null, "Simon Willison and contributors");
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var read = new Rows();
        StrictJson.read(file, json -> {
            if (json.beginsArray()) {
                json.items(vendor -> read.entries.read(vendor.entry(), read::vendor));
            } else {
                var whole = json.entry().object();
                if (whole.has("prices")) {
                    read.rows(whole);
                } else {
                    read.isOneVendor = true;
                    read.vendor(whole);
                }
            }
        });
        read.entries.end();
        var snapshot = new Snapshot(PUBLISHER, !read.isOneVendor).statingAllDates();
        snapshot.skips().addAll(read.skips);
        SnapshotAssembler.add(read.listings(observedAt, snapshot.skips()), rules, snapshot);
        return snapshot;
    }

    /** One file for each vendor. */
    @Override
    public boolean takesFromFolder(String path) {
        return path.endsWith(".json") && path.indexOf('/') < 0;
    }

    @Override
    public byte[] ofFolder(SourceFolder folder) {
        return folder.files().values().stream()
                .map(file -> new String(file, StandardCharsets.UTF_8))
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What a file lists, by model: each has one row for each of its prices. */
    private static final class Rows {

        private final SkippedEntries skips = new SkippedEntries();
        private final ReadEntries entries = new ReadEntries(skips);
        private final Map<String, Model> models = new LinkedHashMap<>();
        private boolean isOneVendor;

        private record Model(String shop, String id, String title, List<JsonEntry> prices, boolean isReadable) {}

        void vendor(JsonEntry vendor) {
            var shop = SHOPS.of(vendor.name("vendor"));
            if (!vendor.has("models")) {
                throw vendor.broken("models", "is missing");
            }
            int i = 0;
            for (var one : vendor.nodes("models")) {
                var raw = new StrictJson.RawEntry(one, vendor.place("models") + "/" + i++);
                entries.read(raw, entry -> {
                    var id = entry.name("id");
                    models.put(shop + "/" + id, new Model(shop, id, id, List.of(), false));
                    models.put(
                            shop + "/" + id,
                            new Model(shop, id, entry.name("name"), entry.entries("price_history"), true));
                });
            }
        }

        void rows(JsonEntry whole) {
            int i = 0;
            for (var one : whole.nodes("prices")) {
                var raw = new StrictJson.RawEntry(one, whole.place("prices") + "/" + i++);
                entries.read(raw, entry -> {
                    var shop = SHOPS.of(entry.name("vendor"));
                    var id = entry.name("id");
                    models.computeIfAbsent(
                                    shop + "/" + id,
                                    name -> new Model(shop, id, entry.name("name"), new ArrayList<>(), true))
                            .prices
                            .add(entry);
                });
            }
        }

        List<CatalogueEntry> listings(PartialDate observedAt, SkippedEntries skips) {
            return models.values().stream()
                    .map(model -> listing(model, observedAt, skips))
                    .toList();
        }
    }

    private static CatalogueEntry listing(Rows.Model model, PartialDate observedAt, SkippedEntries skips) {
        var listing = new CatalogueEntry(model.shop + "/" + model.id, model.shop, model.id).called(model.title, null);
        if (!model.isReadable) {
            return listing.unreadable();
        }
        var periods = new PricePeriods(listing, skips);
        for (var row : model.prices) {
            try {
                periods.add(day(row, "from_date"), day(row, "to_date"), prices(row, listing, skips));
            } catch (UnusableEntry e) {
                skips.add(e);
            } catch (BrokenSnapshot e) {
                skips.add("unparseable_price", e);
            }
        }
        periods.end(observedAt);
        return listing;
    }

    private static @Nullable LocalDate day(JsonEntry row, String field) {
        var stated = row.optionalText(field);
        try {
            return stated == null || stated.isBlank() ? null : LocalDate.parse(stated);
        } catch (DateTimeException e) {
            throw new UnusableEntry("unparseable_date", row.place(field) + ": " + stated);
        }
    }

    private static CataloguePrices prices(JsonEntry row, CatalogueEntry listing, SkippedEntries skips) {
        var prices = new CataloguePrices(listing.name(), CataloguePrices.saysFree(listing.id()), skips);
        for (var field : row.names()) {
            if (COMPONENTS.containsKey(field)) {
                var amount = row.amount(field);
                if (amount.compareTo(BigDecimal.ZERO) < 0) {
                    throw row.broken(field, "is negative");
                }
                prices.add(COMPONENTS.get(field), amount, CataloguePrices.TOKENS, null);
            } else if (!NO_PRICE.contains(field)) {
                prices.unreadable("unknown_cost_field", field);
            }
        }
        return prices;
    }
}
