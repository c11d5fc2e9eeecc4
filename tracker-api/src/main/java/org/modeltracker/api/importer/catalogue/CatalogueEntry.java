package org.modeltracker.api.importer.catalogue;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.release.ReleaseEvent.ModelReleased;

/** An entry of a catalogue of offerings as it is being read, before it is known which model it is. */
final class CatalogueEntry {

    private static final Pattern ALIAS = Pattern.compile("^~|-latest$");
    private static final Pattern FREE = Pattern.compile("(?:^|[^a-z])free$");

    private final String name;
    private final String provider;
    private final String id;
    private final List<String> vendorIds = new ArrayList<>();
    private String title = "";
    private @Nullable String family;
    private List<String> modalities = List.of();
    private @Nullable Long context;
    private @Nullable PartialDate released;
    private EffectiveBasis releasedBasis = EffectiveBasis.STATED;
    private AccessState state = AccessState.GENERAL_AVAILABILITY;
    private @Nullable String term;
    private @Nullable CataloguePrices prices;
    private boolean unreadable;

    /** @param name the provider, a slash and the id, verbatim */
    CatalogueEntry(String name, String provider, String id) {
        this.name = name;
        this.provider = provider;
        this.id = id;
        vendorIds.add(id);
    }

    /** It is listed, but what is said of it cannot be read: so nothing of it is known to have changed. */
    CatalogueEntry unreadable() {
        unreadable = true;
        return this;
    }

    /** Whether an id has a word for it that nothing is asked. */
    static boolean saysFree(String id) {
        return FREE.matcher(id).find();
    }

    CatalogueEntry called(String title, @Nullable String family) {
        this.title = title;
        this.family = family == null || family.isBlank() ? null : family;
        return this;
    }

    CatalogueEntry alsoKnownAs(@Nullable String other) {
        if (other != null && !other.isBlank() && !vendorIds.contains(other)) {
            vendorIds.add(other);
        }
        return this;
    }

    CatalogueEntry released(@Nullable String date, SkippedEntries skips) {
        try {
            released = date == null || date.isBlank() ? null : PartialDate.parse(date);
        } catch (DateTimeException e) {
            skips.add("unparseable_date", name + ": " + date);
        }
        return this;
    }

    CatalogueEntry releasedAtTheLatest(PartialDate date) {
        released = date;
        releasedBasis = EffectiveBasis.FIRST_SEEN;
        return this;
    }

    CatalogueEntry context(@Nullable Long tokens) {
        context = tokens == null || tokens < 1 ? null : tokens;
        return this;
    }

    CatalogueEntry modalities(List<String> input, List<String> output) {
        modalities = Stream.concat(input.stream(), output.stream())
                .distinct()
                .map(String::intern) // there are few, and many entries
                .toList();
        return this;
    }

    /** @param term what the catalogue calls the state, verbatim; null where it says nothing */
    CatalogueEntry state(AccessState state, @Nullable String term) {
        this.state = state;
        this.term = term;
        return this;
    }

    CatalogueEntry prices(CataloguePrices prices) {
        this.prices = prices;
        return this;
    }

    /** Adds them to a snapshot, once all are known: a model is found under the name that its lab gives it. */
    static void addAll(List<CatalogueEntry> listings, Organisations organisations, Snapshot snapshot) {
        var identity = new Identity(organisations);
        for (var listing : listings) {
            try {
                identity.note(listing.provider, listing.id);
            } catch (UnusableEntry e) {
                // told when it is added, below
            }
        }
        for (var listing : listings) {
            try {
                listing.add(identity, organisations, snapshot);
            } catch (UnusableEntry e) {
                snapshot.skips().add(e);
            }
        }
    }

    private void add(Identity identity, Organisations organisations, Snapshot snapshot) {
        var seller = organisations.organisation(provider);
        int colon = organisations.isAggregator(provider) ? id.indexOf(':') : -1;
        var tier = colon < 0 ? null : Slug.of(id.substring(colon + 1));
        var base = colon < 0 ? id : id.substring(0, colon);
        var model = identity.of(provider, base);
        boolean alias = ALIAS.matcher(base).find();
        var channel = organisations.channel(seller, model.organisation());
        if (unreadable) {
            snapshot.unreadable(new OfferingKey(Subject.model(model.id()), channel.word(), seller, tier, alias));
            return;
        }
        if (!model.resolved()) {
            snapshot.unresolved(name);
        }
        snapshot.add(new CatalogueOffering(
                name,
                Subject.model(model.id()),
                seller,
                channel,
                tier,
                alias,
                state,
                term,
                prices == null ? null : prices.pricing(seller, channel, tier, alias),
                new ModelReleased(
                        title, family, null, vendorIds, List.of(), modalities, List.of(), null, context, null),
                released,
                releasedBasis));
    }
}
