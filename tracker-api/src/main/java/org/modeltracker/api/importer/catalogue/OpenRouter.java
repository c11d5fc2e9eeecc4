package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
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

/** OpenRouter's list of its own offerings, {@code /api/v1/models}: prices are texts, in US dollars for one token. */
@Component
public final class OpenRouter implements Adapter {

    private static final String PROVIDER = "openrouter";
    private static final Source PUBLISHER = new Source(
            PROVIDER,
            SourceKind.OFFICIAL,
            "OpenRouter models",
            null,
            "https://openrouter.ai/api/v1/models",
            null,
            null);

    private static final Map<String, String> BY_TOKEN = Map.of(
            "prompt", "input",
            "completion", "output",
            "input_cache_read", "cache_read",
            "input_cache_write", "cache_write",
            "internal_reasoning", "reasoning",
            "audio", "input_audio");
    private static final Set<String> BY_REQUEST = Set.of("request", "web_search");
    private static final int TO_A_MILLION = 6;
    private static final BigDecimal VARIABLE = BigDecimal.ONE.negate();

    /** An end so far away means that there is none. */
    private static final int SENTINEL_YEAR = 2090;

    @Override
    public String source() {
        return PROVIDER;
    }

    @Override
    public Source publisher() {
        return PUBLISHER;
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var snapshot = new Snapshot(PUBLISHER, true);
        var listings = new ArrayList<CatalogueEntry>();
        var seen = new boolean[1];
        StrictJson.read(file, json -> {
            json.properties((name, value) -> {
                if (!name.equals("data")) {
                    value.skip();
                    return;
                }
                seen[0] = true;
                value.items(item -> add(item.entry(), listings, snapshot.skips()));
            });
            if (!seen[0]) {
                throw new BrokenSnapshot("/data", "is missing");
            }
        });
        ListedCatalogue.add(listings, rules, snapshot);
        return snapshot;
    }

    private static void add(JsonEntry entry, List<CatalogueEntry> listings, SkippedEntries skips) {
        try {
            var id = entry.name("id");
            listings.add(readable(entry, id, skips));
        } catch (UnusableEntry e) {
            skips.add(e);
        }
    }

    private static CatalogueEntry readable(JsonEntry entry, String id, SkippedEntries skips) {
        try {
            return listing(entry, id, skips);
        } catch (UnusableEntry e) {
            skips.add(e);
            return new CatalogueEntry(PROVIDER + "/" + id, PROVIDER, id).unreadable();
        }
    }

    private static CatalogueEntry listing(JsonEntry entry, String id, SkippedEntries skips) {
        var name = PROVIDER + "/" + id;
        var listing = new CatalogueEntry(name, PROVIDER, id)
                .called(entry.name("name"), null)
                .alsoKnownAs(entry.optionalText("canonical_slug"))
                .stated(entry.optionalText("hugging_face_id"))
                .stated(entry.optionalText("canonical_slug"))
                .context(entry.optionalCount("context_length"))
                .prices(prices(entry, id, name, skips));
        listed(listing, entry.optionalCount("created"));
        expires(listing, entry.optionalText("expiration_date"), name, skips);
        var architecture = entry.optionalEntry("architecture");
        if (architecture != null) {
            listing.modalities(architecture.texts("input_modalities"), architecture.texts("output_modalities"));
        }
        return listing;
    }

    /** It was there when it was listed, at the latest. */
    private static void listed(CatalogueEntry listing, @Nullable Long created) {
        if (created != null
                && created > 0
                && created < Instant.parse("2999-01-01T00:00:00Z").getEpochSecond()) {
            var day = Instant.ofEpochSecond(created).atOffset(ZoneOffset.UTC).toLocalDate();
            listing.releasedAtTheLatest(PartialDate.day(day));
        }
    }

    private static void expires(CatalogueEntry listing, @Nullable String date, String name, SkippedEntries skips) {
        if (date == null) {
            return;
        }
        try {
            int year = PartialDate.parse(date).start().atOffset(ZoneOffset.UTC).getYear();
            if (year >= SENTINEL_YEAR) {
                skips.add("sentinel_date", name + ": " + date);
            } else {
                listing.state(AccessState.DEPRECATED, "expiration_date " + date);
            }
        } catch (DateTimeException e) {
            skips.add("unparseable_date", name + ": " + date);
        }
    }

    private static CataloguePrices prices(JsonEntry entry, String id, String name, SkippedEntries skips) {
        var prices = new CataloguePrices(name, CatalogueEntry.saysFree(id), skips);
        var pricing = entry.optionalEntry("pricing");
        if (pricing == null) {
            return prices;
        }
        for (var field : pricing.names()) {
            var component = BY_TOKEN.get(field);
            if (component == null && !BY_REQUEST.contains(field)) {
                skips.add("unknown_price_component", name + ": " + field);
                continue;
            }
            var amount = pricing.amount(field);
            if (amount.compareTo(VARIABLE) == 0) {
                skips.add("variable_price", name + ": " + field); // -1: whatever the model costs that is chosen
            } else if (amount.signum() < 0) {
                throw pricing.broken(field, "is negative");
            } else if (component == null) {
                prices.add(field, amount, "request", null);
            } else {
                prices.add(component, amount.scaleByPowerOfTen(TO_A_MILLION), "1M_tokens", null);
            }
        }
        return prices;
    }
}
