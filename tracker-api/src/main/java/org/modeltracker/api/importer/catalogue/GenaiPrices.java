package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.springframework.stereotype.Component;

/** The prices of genai-prices, {@code data.json}: providers, each with its models; prices may depend on the day, the hour and the length of prompt. */
@Component
public final class GenaiPrices implements Adapter {

    private static final Source PUBLISHER = new Source(
            "genai-prices",
            SourceKind.CATALOGUE,
            "genai-prices",
            null,
            "https://github.com/pydantic/genai-prices",
            null,
            null);
    private static final ShopSpelling SHOPS = new ShopSpelling(Map.of(
            "aws", "amazon-bedrock",
            "x-ai", "xai",
            "together", "togetherai",
            "fireworks", "fireworks-ai",
            "novita", "novita-ai",
            "voyageai", "voyage"));

    @Override
    public String source() {
        return "genai-prices";
    }

    @Override
    public Source publisher() {
        return PUBLISHER;
    }

    @Override
    public SourceTerms terms() {
        return new SourceTerms(
                "genai-prices", "https://github.com/pydantic/genai-prices", "MIT", "Pydantic Services Inc.");
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var snapshot = new Snapshot(PUBLISHER, true).statingAllDates();
        var listings = new ArrayList<CatalogueEntry>();
        var entries = new ReadEntries(snapshot.skips());
        StrictJson.read(
                file,
                json -> json.items(provider -> entries.read(
                        provider.entry(), entry -> provider(entry, listings, observedAt, snapshot.skips()))));
        entries.end();
        SnapshotAssembler.add(listings, rules, snapshot);
        return snapshot;
    }

    private static void provider(
            JsonEntry provider, List<CatalogueEntry> listings, PartialDate observedAt, SkippedEntries skips) {
        var shop = SHOPS.of(provider.name("id"));
        int i = 0;
        for (var model : provider.nodes("models")) {
            var raw = new StrictJson.RawEntry(model, provider.place("models") + "/" + i++);
            new ReadEntries(skips).read(raw, entry -> {
                var id = entry.name("id");
                var listing = new CatalogueEntry(shop + "/" + id, shop, id);
                listings.add(listing.unreadable());
                listings.set(listings.size() - 1, listing(entry, shop, id, observedAt, skips));
            });
        }
    }

    private static CatalogueEntry listing(
            JsonEntry entry, String shop, String id, PartialDate observedAt, SkippedEntries skips) {
        var title = entry.optionalText("name");
        var listing = new CatalogueEntry(shop + "/" + id, shop, id)
                .called(title == null || title.isBlank() ? id : title, null)
                .context(entry.optionalCount("context_window"));
        if (Boolean.TRUE.equals(entry.optionalFlag("deprecated"))) {
            listing.state(AccessState.DEPRECATED, "deprecated");
        }
        new GenaiPricesCost(listing, skips).read(entry, observedAt);
        return listing;
    }
}
