package org.modeltracker.api.importer.catalogue;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.identity.CatalogueListing;
import org.modeltracker.core.identity.ListingSubject;
import org.modeltracker.core.identity.ModelIdentity;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.release.ReleaseEvent.ModelReleased;

/** An entry of a catalogue of offerings as it is being read, before it is known which model it is. */
final class CatalogueEntry {

    private final String name;
    private final String provider;
    private final String id;
    private final Subject subject;
    private final List<String> vendorIds = new ArrayList<>();
    private final List<String> stated = new ArrayList<>();
    private String title = "";
    private String spelled;
    private @Nullable String region;
    private @Nullable String seller;
    private @Nullable String family;
    private List<String> modalities = List.of();
    private @Nullable Long context;
    private @Nullable PartialDate released;
    private EffectiveBasis releasedBasis = EffectiveBasis.STATED;
    private AccessState state = AccessState.GENERAL_AVAILABILITY;
    private @Nullable String term;
    private @Nullable CataloguePrices prices;
    private @Nullable Boolean openWeights;
    private final List<DatedState> dated = new ArrayList<>();
    private @Nullable String replacement;
    private final List<DatedPrices> datedPrices = new ArrayList<>();
    private boolean unreadable;

    /** @param name the provider, a slash and the id, verbatim */
    CatalogueEntry(String name, String provider, String id) {
        this.name = name;
        this.provider = provider;
        this.id = id;
        this.spelled = id;
        this.subject = Subject.model(new ListingSubject(provider, id).subjectId());
        vendorIds.add(id);
    }

    /**
     * What its id says beside the name of the model.
     *
     * @param rest of the id, which names the model
     * @param region in which the shop sells it; null for all
     */
    CatalogueEntry spelledAs(String rest, @Nullable String region) {
        this.region = region;
        this.spelled = rest;
        return this;
    }

    /** @param seller who serves it behind the shop, as claims name it; without one, the shop sells it itself */
    CatalogueEntry soldBy(String seller) {
        this.seller = seller;
        return this;
    }

    @Nullable
    String seller() {
        return seller;
    }

    /** It is listed, but what is said of it cannot be read: so nothing of it is known to have changed. */
    CatalogueEntry unreadable() {
        unreadable = true;
        return this;
    }

    boolean isUnreadable() {
        return unreadable;
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

    /** @param model the id of the model that the catalogue names, if any */
    CatalogueEntry stated(@Nullable String model) {
        if (model != null && !model.isBlank()) {
            stated.add(model);
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

    /** @param day from which the state holds, by the catalogue itself */
    CatalogueEntry dated(AccessState of, PartialDate day) {
        dated.add(new DatedState(of, day));
        return this;
    }

    /** @param model that the catalogue recommends instead */
    CatalogueEntry replacedBy(@Nullable String model) {
        replacement = model;
        return this;
    }

    /** Prices with dates of their own, beside those of today. */
    CatalogueEntry datedPrices(List<DatedPrices> prices) {
        datedPrices.addAll(prices);
        return this;
    }

    CatalogueEntry prices(CataloguePrices prices) {
        this.prices = prices;
        return this;
    }

    /** @param open null where the catalogue does not say it */
    CatalogueEntry openWeights(@Nullable Boolean open) {
        openWeights = open;
        return this;
    }

    @Nullable
    Boolean openWeights() {
        return openWeights;
    }

    String name() {
        return name;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    @Nullable
    PartialDate released() {
        return released;
    }

    @Nullable
    String region() {
        return region;
    }

    Subject subject() {
        return subject;
    }

    String provider() {
        return provider;
    }

    /** As the rules read it. A date that only bounds the release says nothing of the model. */
    CatalogueListing listing() {
        var date = released == null || releasedBasis != EffectiveBasis.STATED
                ? null
                : released.start().atOffset(ZoneOffset.UTC).toLocalDate();
        return new CatalogueListing(provider, spelled, title, date, context, Set.copyOf(modalities), stated);
    }

    CatalogueOffering offering(String seller, ApiChannel channel, ModelIdentity identity) {
        var tier = identity.tier();
        boolean alias = identity.pointer();
        return new CatalogueOffering(
                name,
                subject(),
                seller,
                channel,
                tier,
                alias,
                state,
                term,
                List.copyOf(dated),
                replacement,
                prices == null ? null : prices.pricing(seller, channel, tier, alias),
                datedPrices.stream()
                        .flatMap(one -> one.pricing(seller, channel, tier, alias).stream())
                        .toList());
    }

    /** What it says of its model. */
    ModelReleased description(String modelName) {
        return new ModelReleased(
                modelName, family, null, List.copyOf(vendorIds), List.of(), modalities, List.of(), null, context, null);
    }

    /** When the model was released, by a date of the catalogue, or was seen, at the latest. */
    EffectiveBasis releasedBasis() {
        return released == null ? EffectiveBasis.FIRST_SEEN : releasedBasis;
    }
}
