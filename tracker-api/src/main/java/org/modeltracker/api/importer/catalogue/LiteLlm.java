package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.springframework.stereotype.Component;

/** LiteLLM's {@code model_prices_and_context_window.json}: what each id that its proxy can call costs, in US dollars for one token. */
@Component
public final class LiteLlm implements Adapter {

    private static final Source PUBLISHER = new Source(
            "litellm",
            SourceKind.CATALOGUE,
            "LiteLLM model prices",
            null,
            "https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json",
            null,
            null);

    /** The entry that explains the others. */
    private static final String SAMPLE = "sample_spec";

    /** What is called besides models. */
    private static final Set<String> NO_MODEL = Set.of("search", "vector_store", "container", "evaluation");

    @Override
    public String source() {
        return "litellm";
    }

    @Override
    public Source publisher() {
        return PUBLISHER;
    }

    @Override
    public SourceTerms terms() {
        return new SourceTerms(
                "LiteLLM model prices",
                "https://github.com/BerriAI/litellm",
                "MIT",
                "Berri AI and LiteLLM contributors");
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var snapshot = new Snapshot(PUBLISHER, true).statingAllDates();
        var read = new HashMap<String, List<Priced>>();
        var entries = new ReadEntries(snapshot.skips());
        StrictJson.read(
                file,
                json -> json.properties((key, value) -> {
                    if (key.equals(SAMPLE)) {
                        value.skip();
                    } else {
                        entries.read(value.entry(), entry -> add(LiteLlmKey.of(key, entry), entry, read));
                    }
                }));
        entries.end();
        var listings = new ArrayList<CatalogueEntry>();
        read.values().forEach(ofListing -> listings.add(listing(ofListing, observedAt, snapshot.skips())));
        SnapshotAssembler.add(listings, rules, snapshot);
        return snapshot;
    }

    private record Priced(LiteLlmKey key, JsonEntry entry) {}

    private static void add(LiteLlmKey key, JsonEntry entry, Map<String, List<Priced>> read) {
        var mode = entry.optionalText("mode");
        if (mode != null && NO_MODEL.contains(mode)) {
            throw new UnusableEntry("not_a_model", key.key());
        }
        if (key.isCommitment()) {
            throw new UnusableEntry("price_of_a_commitment", key.key());
        }
        read.computeIfAbsent(key.name(), name -> new ArrayList<>()).add(new Priced(key, entry));
    }

    /** One offering: its plain entry, and the ones that price images of one size or quality. The order of the file says nothing. */
    private static CatalogueEntry listing(List<Priced> all, PartialDate observedAt, SkippedEntries skips) {
        all.sort(Comparator.comparing((Priced one) -> !one.key.isPlain())
                .thenComparing(one -> one.key.key().length())
                .thenComparing(one -> one.key.key()));
        var first = all.getFirst();
        var key = first.key;
        var listing = key.listing();
        try {
            describe(listing, first.entry, observedAt, skips);
            var prices = new CataloguePrices(key.name(), CataloguePrices.saysFree(key.id()), skips);
            for (var one : all) {
                if (one != first && one.key.isSameKindAs(key)) {
                    skips.add("duplicate_id", one.key.key());
                } else {
                    new LiteLlmCost(prices, one.key).read(one.entry);
                }
            }
            return listing.prices(prices);
        } catch (UnusableEntry e) {
            skips.add(e);
        } catch (BrokenSnapshot e) {
            skips.add(new UnusableEntry(
                    "unparseable_entry", e.fault().pointer() + " " + e.fault().detail()));
        }
        return key.listing().unreadable();
    }

    private static void describe(
            CatalogueEntry listing, JsonEntry entry, PartialDate observedAt, SkippedEntries skips) {
        var context = entry.optionalCount("max_input_tokens");
        listing.context(context == null ? entry.optionalCount("max_tokens") : context);
        var inputs = Stream.of("supported_modalities", "supported_input_modalities")
                .flatMap(field -> entry.texts(field).stream())
                .distinct()
                .toList();
        listing.modalities(inputs, entry.texts("supported_output_modalities"));
        var date = entry.optionalText("deprecation_date");
        if (date == null || date.isBlank()) {
            return;
        }
        try {
            deprecated(listing, PartialDate.parse(date), date, observedAt);
        } catch (DateTimeException e) {
            skips.add("unparseable_date", listing.name() + ": " + date);
        }
    }

    /** From its date on it is deprecated: that is what the file says the field means. */
    private static void deprecated(CatalogueEntry listing, PartialDate date, String stated, PartialDate observedAt) {
        var day = date.start().atOffset(ZoneOffset.UTC).toLocalDate();
        var today = observedAt.start().atOffset(ZoneOffset.UTC).toLocalDate();
        boolean isOver = !day.isAfter(today);
        listing.state(isOver ? AccessState.DEPRECATED : AccessState.GENERAL_AVAILABILITY, "deprecation_date " + stated)
                .dated(AccessState.DEPRECATED, date);
    }
}
