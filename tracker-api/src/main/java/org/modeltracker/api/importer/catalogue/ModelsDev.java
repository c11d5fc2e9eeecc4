package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.springframework.stereotype.Component;

/** The catalogue of models.dev: providers, each with its models and what they cost, in US dollars for a million tokens. */
@Component
public final class ModelsDev implements Adapter {

    private static final Source PUBLISHER = new Source(
            "models.dev", SourceKind.CATALOGUE, "models.dev", null, "https://models.dev/api.json", null, null);
    private static final List<String> COMPONENTS =
            List.of("input", "output", "cache_read", "cache_write", "reasoning", "input_audio", "output_audio");
    private static final Map<String, AccessState> STATES = Map.of(
            "alpha", AccessState.PRIVATE_PREVIEW,
            "beta", AccessState.PUBLIC_PREVIEW,
            "deprecated", AccessState.DEPRECATED);
    private static final long LONG_PROMPT = 200_000;

    @Override
    public String source() {
        return "modelsdev";
    }

    @Override
    public Source publisher() {
        return PUBLISHER;
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var snapshot = new Snapshot(PUBLISHER, true);
        var listings = new ArrayList<CatalogueEntry>();
        StrictJson.read(
                file,
                json -> json.properties((provider, body) -> provider(provider, body, listings, snapshot.skips())));
        ListedCatalogue.add(listings, rules, snapshot);
        return snapshot;
    }

    private static void provider(
            String provider, StrictJson body, List<CatalogueEntry> listings, SkippedEntries skips) {
        var seen = new boolean[1];
        body.properties((name, value) -> {
            if (!name.equals("models")) {
                value.skip();
                return;
            }
            seen[0] = true;
            value.properties((id, model) -> {
                try {
                    listings.add(listing(provider, id, model.entry(), skips));
                } catch (UnusableEntry e) {
                    skips.add(e);
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
                .state(state == null ? AccessState.UNKNOWN : state, status);
        var modalities = entry.optionalEntry("modalities");
        if (modalities != null) {
            listing.modalities(modalities.texts("input"), modalities.texts("output"));
        }
        var prices = new CataloguePrices(name, CatalogueEntry.saysFree(id), skips);
        cost(prices, entry.optionalEntry("cost"), name, skips);
        return listing.prices(prices);
    }

    private static void cost(CataloguePrices prices, @Nullable JsonEntry cost, String name, SkippedEntries skips) {
        if (cost == null) {
            return;
        }
        add(prices, cost, null);
        for (var tier : cost.entries("tiers")) {
            var size = tier.optionalEntry("tier");
            var from = size == null ? null : size.optionalCount("size");
            if (from == null) {
                throw tier.broken("tier", "must name its size");
            }
            add(prices, tier, from);
        }
        var longPrompt = cost.optionalEntry("context_over_200k");
        if (longPrompt != null) {
            add(prices, longPrompt, LONG_PROMPT);
        }
        cost.names().stream()
                .filter(field -> !COMPONENTS.contains(field)
                        && !Set.of("tiers", "context_over_200k").contains(field))
                .forEach(field -> skips.add("unknown_price_component", name + ": " + field));
    }

    private static void add(CataloguePrices prices, JsonEntry cost, @Nullable Long fromTokens) {
        for (var component : COMPONENTS) {
            if (cost.has(component)) {
                var amount = cost.amount(component);
                if (amount.signum() < 0) {
                    throw cost.broken(component, "is negative");
                }
                prices.add(component, amount, "1M_tokens", fromTokens);
            }
        }
    }
}
