package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.StrictJson.RawEntry;
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
    private static final String MOVING = "~";
    private static final Source PUBLISHER = new Source(
            PROVIDER,
            SourceKind.OFFICIAL,
            "OpenRouter models",
            null,
            "https://openrouter.ai/api/v1/models",
            null,
            null);

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
    public SourceTerms terms() {
        return new SourceTerms("OpenRouter models", "https://openrouter.ai/models", null, "OpenRouter");
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var snapshot = new Snapshot(PUBLISHER, true);
        var listings = new ArrayList<CatalogueEntry>();
        var entries = new ReadEntries(snapshot.skips());
        var seen = new boolean[1];
        StrictJson.read(file, json -> {
            json.properties((name, value) -> {
                if (!name.equals("data")) {
                    value.skip();
                    return;
                }
                seen[0] = true;
                value.items(item -> add(item.entry(), listings, entries, observedAt, snapshot.skips()));
            });
            if (!seen[0]) {
                throw new BrokenSnapshot("/data", "is missing");
            }
        });
        entries.end();
        SnapshotAssembler.add(listings, rules, snapshot);
        return snapshot;
    }

    /** An entry without an id cannot be told from others; any other stays listed, even if it cannot be read. */
    private static void add(
            RawEntry raw,
            List<CatalogueEntry> listings,
            ReadEntries entries,
            PartialDate observedAt,
            SkippedEntries skips) {
        entries.read(raw, entry -> {
            var id = entry.name("id");
            listings.add(new CatalogueEntry(PROVIDER + "/" + id, PROVIDER, id).unreadable());
            listings.set(listings.size() - 1, listing(entry, id, observedAt, skips));
        });
    }

    private static CatalogueEntry listing(JsonEntry entry, String id, PartialDate observedAt, SkippedEntries skips) {
        var name = PROVIDER + "/" + id;
        var listing = new CatalogueEntry(name, PROVIDER, id)
                .called(entry.name("name"), null)
                .alsoKnownAs(entry.optionalText("canonical_slug"))
                .stated(target(entry, id, name, skips))
                .stated(entry.optionalText("hugging_face_id"))
                .stated(entry.optionalText("canonical_slug"))
                .context(entry.optionalCount("context_length"))
                .prices(prices(entry, id, name, skips));
        listed(listing, entry.optionalCount("created"));
        expires(listing, entry.optionalText("expiration_date"), observedAt, skips);
        var architecture = entry.optionalEntry("architecture");
        if (architecture != null) {
            listing.modalities(architecture.texts("input_modalities"), architecture.texts("output_modalities"));
        }
        return listing;
    }

    /** The model that a moving id leads to now. */
    private static @Nullable String target(JsonEntry entry, String id, String name, SkippedEntries skips) {
        var target = entry.optionalEntry("alias_target");
        if (target == null) {
            return null;
        }
        if (!id.startsWith(MOVING)) {
            skips.add("target_of_a_fixed_id", name);
            return null;
        }
        return target.optionalText("slug");
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

    /** Its last day is set: it is deprecated until then, and retired from then on. A date without a day only says the first. */
    private static void expires(
            CatalogueEntry listing, @Nullable String stated, PartialDate observedAt, SkippedEntries skips) {
        if (stated == null) {
            return;
        }
        try {
            var date = PartialDate.parse(stated);
            if (date.start().atOffset(ZoneOffset.UTC).getYear() >= SENTINEL_YEAR) {
                skips.add("sentinel_date", listing.name() + ": " + stated);
                return;
            }
            boolean isDay = date.precision().compareTo(PartialDate.Precision.DAY) >= 0;
            boolean isOver = isDay && !date.start().isAfter(observedAt.start());
            listing.state(isOver ? AccessState.RETIRED : AccessState.DEPRECATED, "expiration_date " + stated);
            if (isDay) {
                listing.dated(AccessState.RETIRED, date);
            }
        } catch (DateTimeException e) {
            skips.add("unparseable_date", listing.name() + ": " + stated);
        }
    }

    private static CataloguePrices prices(JsonEntry entry, String id, String name, SkippedEntries skips) {
        var prices = new CataloguePrices(name, CataloguePrices.saysFree(id), skips);
        var pricing = entry.optionalEntry("pricing");
        if (pricing != null) {
            new OpenRouterPricing(prices).read(pricing);
        }
        return prices;
    }
}
