package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.springframework.stereotype.Component;

/**
 * The catalogue of models.dev: providers, each with its models and what they cost, in US dollars unless it names another currency. It is
 * {@code api.json}, or the folder of the repository that the site makes it of.
 */
@Component
public final class ModelsDev implements Adapter {

    private static final Source PUBLISHER = new Source(
            "models.dev", SourceKind.CATALOGUE, "models.dev", null, "https://models.dev/api.json", null, null);
    private static final Map<String, AccessState> STATES = Map.of(
            "alpha", AccessState.PRIVATE_PREVIEW,
            "beta", AccessState.PUBLIC_PREVIEW,
            "deprecated", AccessState.DEPRECATED);

    @Override
    public String source() {
        return "modelsdev";
    }

    @Override
    public Source publisher() {
        return PUBLISHER;
    }

    @Override
    public SourceTerms terms() {
        return new SourceTerms("models.dev", "https://models.dev", "MIT", "models.dev contributors");
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var snapshot = new Snapshot(PUBLISHER, true);
        var listings = new ArrayList<CatalogueEntry>();
        var names = new HashMap<String, String>();
        var entries = new ReadEntries(snapshot.skips());
        StrictJson.read(
                file,
                json -> json.properties(
                        (provider, body) -> provider(provider, body, listings, names, entries, snapshot.skips())));
        entries.end();
        SnapshotAssembler.add(listings, rules, snapshot);
        SellerNames.add(names, rules, snapshot);
        return snapshot;
    }

    @Override
    public boolean takesFromFolder(String path) {
        return ModelsDevTree.takes(path);
    }

    @Override
    public byte[] ofFolder(SourceFolder folder) {
        return ModelsDevTree.json(folder);
    }

    private static void provider(
            String provider,
            StrictJson body,
            List<CatalogueEntry> listings,
            Map<String, String> names,
            ReadEntries entries,
            SkippedEntries skips) {
        var seen = new boolean[1];
        body.properties((name, value) -> {
            if (name.equals("name")) {
                value.entry().text().ifPresent(called -> names.put(provider, called));
                return;
            }
            if (!name.equals("models")) {
                value.skip();
                return;
            }
            seen[0] = true;
            value.properties((id, model) -> {
                boolean isRead =
                        entries.read(model.entry(), entry -> listings.add(listing(provider, id, entry, skips)));
                if (!isRead) {
                    listings.add(new CatalogueEntry(provider + "/" + id, provider, id).unreadable());
                }
            });
        });
        if (!seen[0]) {
            throw body.broken("has no models");
        }
    }

    private static CatalogueEntry listing(String provider, String id, JsonEntry entry, SkippedEntries skips) {
        var name = provider + "/" + id;
        var status = entry.optionalText("status");
        var state = status == null ? AccessState.GENERAL_AVAILABILITY : STATES.get(status);
        if (state == null) {
            skips.add("unknown_status", name + ": " + status);
        }
        var limit = entry.optionalEntry("limit");
        var listing = new CatalogueEntry(name, provider, id)
                .called(entry.name("name"), entry.optionalText("family"))
                .stated(entry.optionalText("base_model"))
                .released(entry.optionalText("release_date"), skips)
                .context(limit == null ? null : limit.optionalCount("context"))
                .openWeights(entry.optionalFlag("open_weights"))
                .state(state == null ? AccessState.UNKNOWN : state, status);
        var modalities = entry.optionalEntry("modalities");
        if (modalities != null) {
            listing.modalities(modalities.texts("input"), modalities.texts("output"));
        }
        var prices = new CataloguePrices(name, CataloguePrices.saysFree(id), skips);
        new ModelsDevCost(prices).read(entry);
        return listing.prices(prices);
    }
}
