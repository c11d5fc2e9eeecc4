package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.springframework.stereotype.Component;

/**
 * Who serves a model behind OpenRouter, and at which price: one answer of {@code /api/v1/models/{author}/{slug}/endpoints}, a list of such
 * answers, or a folder with a file for each. An endpoint has a region and a quantisation. How well it ran in the last minutes is not read: that
 * is true for minutes. An answer says nothing of other models, so nothing is gone that it lacks.
 */
@Component
final class OpenRouterEndpoints implements Adapter {

    private static final String SHOP = "openrouter";
    private static final String NAME = "openrouter-endpoints";
    private static final Source PUBLISHER = new Source(
            NAME, SourceKind.OFFICIAL, "OpenRouter endpoints", null, "https://openrouter.ai/models", null, null);

    @Override
    public String source() {
        return NAME;
    }

    @Override
    public Source publisher() {
        return PUBLISHER;
    }

    @Override
    public SourceTerms terms() {
        return new SourceTerms("OpenRouter endpoints", "https://openrouter.ai/models", null, "OpenRouter");
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var snapshot = new Snapshot(PUBLISHER, false);
        var listings = new ArrayList<CatalogueEntry>();
        var entries = new ReadEntries(snapshot.skips());
        StrictJson.read(file, json -> {
            if (json.beginsArray()) {
                json.items(item -> entries.read(item.entry(), answer -> model(answer, listings, entries, snapshot)));
            } else {
                model(json.entry().object(), listings, entries, snapshot);
            }
        });
        entries.end();
        SnapshotAssembler.add(listings, rules, snapshot);
        return snapshot;
    }

    @Override
    public boolean takesFromFolder(String path) {
        return path.endsWith(".json");
    }

    @Override
    public byte[] ofFolder(SourceFolder folder) {
        return folder.files().values().stream()
                .map(file -> new String(file, StandardCharsets.UTF_8))
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void model(JsonEntry answer, List<CatalogueEntry> listings, ReadEntries entries, Snapshot snapshot) {
        var model = answer.optionalEntry("data");
        if (model == null || !model.has("endpoints")) {
            throw answer.broken("data", "must be a model with its endpoints");
        }
        int i = 0;
        for (var one : model.nodes("endpoints")) {
            var raw = new StrictJson.RawEntry(one, model.place("endpoints") + "/" + i++);
            entries.read(raw, endpoint -> listings.add(listing(endpoint, model, snapshot.skips())));
        }
    }

    private static CatalogueEntry listing(JsonEntry endpoint, JsonEntry model, SkippedEntries skips) {
        var tag = EndpointTag.of(endpoint.name("tag"), endpoint.optionalText("quantization"));
        var id = model.name("id");
        var name = SHOP + "/" + id + "@" + tag.text();
        var listing = new CatalogueEntry(name, SHOP, id + "@" + tag.text())
                .spelledAs(tag.isVariant() ? id + "-" + tag.quantisation() : id, tag.region())
                .soldBy(tag.server() + "-via-openrouter")
                .called(model.name("name"), null)
                .stated(id)
                .state(AccessState.GENERAL_AVAILABILITY, null)
                .context(endpoint.optionalCount("context_length"));
        var prices = new CataloguePrices(name, CataloguePrices.saysFree(id), skips);
        var pricing = endpoint.optionalEntry("pricing");
        if (pricing != null) {
            new OpenRouterPricing(prices).read(pricing);
        }
        return listing.prices(prices);
    }
}
