package org.modeltracker.api.importer.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.expectation.ExpectationEvent.About;
import org.modeltracker.core.expectation.ExpectationEvent.Commitment;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;
import org.modeltracker.core.identity.CatalogueListing;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.identity.ModelIdentity.Identified;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;

/**
 * The end of each model as a list of ends tells it: when the notice was given, when it is gone, what to use instead. A list of ends is no
 * catalogue: what it does not name may well be sold.
 */
final class Lifecycle {

    private final IdentityRules rules;
    private final PartialDate observedAt;
    private final Snapshot snapshot;
    private final List<CatalogueEntry> listings = new ArrayList<>();
    private final List<SoftEnd> softEnds = new ArrayList<>();

    Lifecycle(IdentityRules rules, PartialDate observedAt, Snapshot snapshot) {
        this.rules = rules;
        this.observedAt = observedAt;
        this.snapshot = snapshot;
    }

    /**
     * The end of one listing.
     *
     * @param state what the list calls it now; dates that have passed count for more
     * @param noticed the day of the notice
     * @param ends the day of the end
     * @param notBefore a day before which it will not end: no announcement
     * @param replacements ids that are recommended instead, each after its shop and a slash; of several none is taken
     */
    record End(
            AccessState state,
            @Nullable PartialDate noticed,
            @Nullable PartialDate ends,
            @Nullable PartialDate notBefore,
            List<String> replacements) {}

    private record SoftEnd(CatalogueEntry listing, PartialDate day) {}

    void add(CatalogueEntry listing, End end) {
        var state = end.state;
        if (end.noticed != null) {
            listing.dated(AccessState.DEPRECATED, end.noticed);
            state = isPast(end.noticed) && state != AccessState.RETIRED ? AccessState.DEPRECATED : state;
        }
        if (end.ends != null) {
            listing.dated(AccessState.RETIRED, end.ends);
            state = isPast(end.ends)
                    ? AccessState.RETIRED
                    : state == AccessState.RETIRED ? AccessState.DEPRECATED : state;
        }
        listing.state(state, null).replacedBy(replacement(listing, end.replacements));
        listings.add(listing);
        if (end.notBefore != null && end.ends == null) {
            softEnds.add(new SoftEnd(listing, end.notBefore));
        }
    }

    void end() {
        snapshot.statingAllDates();
        SnapshotAssembler.add(listings, rules, snapshot);
        softEnds.forEach(soft -> snapshot.add(expectation(soft)));
    }

    private boolean isPast(PartialDate date) {
        return !date.start().isAfter(observedAt.start());
    }

    /** The model that a name means; null where the list names several, or none that a rule knows. */
    private @Nullable String replacement(CatalogueEntry listing, List<String> names) {
        if (names.size() != 1) {
            names.forEach(name -> snapshot.skips().add("several_replacements", listing.name() + ": " + name));
            return null;
        }
        int slash = names.getFirst().indexOf('/');
        var shop = names.getFirst().substring(0, slash);
        var id = names.getFirst().substring(slash + 1);
        if (rules.identify(CatalogueListing.of(shop, id), List.of()) instanceof Identified found) {
            return found.model();
        }
        snapshot.skips().add("unknown_replacement", listing.name() + ": " + id);
        return null;
    }

    private ObservedStatement expectation(SoftEnd soft) {
        var subject = soft.listing.subject();
        var data = new ExpectationStated(
                About.API_ACCESS, AccessState.RETIRED.word(), null, soft.day.text(), Commitment.NOT_EARLIER_THAN, null);
        var root = UUID.nameUUIDFromBytes(String.join("\n", snapshot.publisher(), subject.id(), "earliest end")
                .getBytes(StandardCharsets.UTF_8));
        return new ObservedStatement(
                data.question(subject, root).orElseThrow(),
                data,
                null,
                EffectiveBasis.FIRST_SEEN,
                snapshot.at(soft.listing.name()),
                null);
    }

    /** A date of a list. @throws UnusableEntry if it is none */
    static @Nullable PartialDate date(@Nullable String stated, String name) {
        try {
            return stated == null || stated.isBlank() ? null : PartialDate.parse(stated.strip());
        } catch (DateTimeException e) {
            throw new UnusableEntry("unparseable_date", name + ": " + stated);
        }
    }
}
