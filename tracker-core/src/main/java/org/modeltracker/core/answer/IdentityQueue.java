package org.modeltracker.core.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modeltracker.core.answer.Identities.Filter;
import org.modeltracker.core.answer.Identities.Item;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.identity.IdentitySubject;
import org.modeltracker.core.identity.ListingSubject;
import org.modeltracker.core.identity.ModelIdentity.Candidate;
import org.modeltracker.core.identity.ModelIdentity.Identified;
import org.modeltracker.core.identity.ModelIdentity.Unresolved;
import org.modeltracker.core.identity.ResolvedIdentity;
import org.modeltracker.core.identity.SubjectIdentifier;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.model.WireEnum;
import org.springframework.stereotype.Component;

/** Lists ids by what is known of their model. What rules cannot tell waits here for an editor. */
@Component
public class IdentityQueue {

    private final Identities identities;
    private final IdentitySubjects subjects;
    private final IdentityRules rules;

    IdentityQueue(Identities identities, IdentitySubjects subjects, IdentityRules rules) {
        this.identities = identities;
        this.subjects = subjects;
        this.rules = rules;
    }

    /** What is known of an id. */
    public enum Status implements WireEnum {
        /** A decision counts. */
        RESOLVED,
        /** There is no decision, but the rules or the only candidate suggest a model. */
        SUGGESTED,
        /** A catalogue lists it, and nothing suggests a model. */
        UNRESOLVED
    }

    public List<Item> list(Status status, Filter filter, TemporalPoint moment, OffsetLimit slice) {
        return status == Status.RESOLVED
                ? identities.list(filter, moment, slice)
                : undecided(moment).stream()
                        .filter(item -> item.status() == status && matches(item, filter))
                        .skip(slice.offset())
                        .limit(slice.limit())
                        .toList();
    }

    private List<Item> undecided(TemporalPoint moment) {
        var all = subjects.all(moment.asOf());
        var identifier = new SubjectIdentifier(rules, all);
        return all.stream()
                .filter(subject -> subject.decision(moment.effectiveAt()).isEmpty())
                .flatMap(subject -> item(subject, identifier).stream())
                .toList();
    }

    /** Empty for a model of its own. */
    private static Optional<Item> item(IdentitySubject subject, SubjectIdentifier identifier) {
        return switch (identifier.identify(subject)) {
            case Identified found ->
                found.model().equals(subject.id())
                        ? Optional.empty()
                        : Optional.of(suggested(subject, ModelIdentified.of(found)));
            case Unresolved unresolved ->
                subject.listed() ? Optional.of(unresolved(subject, unresolved)) : Optional.empty();
        };
    }

    private static Item suggested(IdentitySubject subject, ModelIdentified data) {
        var identity = new ResolvedIdentity(
                data.sameAs(), data.snapshot(), data.variant(), data.region(), data.pointsTo() != null);
        return Item.of(subject.id(), Status.SUGGESTED, identity, data, null);
    }

    private static Item unresolved(IdentitySubject subject, Unresolved unresolved) {
        var shop = ListingSubject.parse(subject.id());
        var candidates = unresolved.candidates().stream()
                .filter(candidate -> !candidate.model().equals(subject.id()))
                .toList();
        boolean only = candidates.size() == 1 && !isNearByWordsOnly(candidates.getFirst(), unresolved);
        return new Item(
                subject.id(),
                only ? Status.SUGGESTED : Status.UNRESOLVED,
                shop.map(ListingSubject::provider).orElse(null),
                shop.map(ListingSubject::id).orElse(null),
                only ? candidates.getFirst().model() : null,
                null,
                null,
                null,
                null,
                null,
                null,
                unresolved.reason(),
                candidates,
                null);
    }

    /** What speaks against the listing itself speaks against every candidate. */
    private static boolean isNearByWordsOnly(Candidate candidate, Unresolved unresolved) {
        return unresolved.reason().contains(candidate.whyNot());
    }

    /** A model also finds the ids that have it as a candidate. */
    private static boolean matches(Item item, Filter filter) {
        return (filter.model() == null
                        || filter.model().equals(item.model())
                        || item.candidates().stream()
                                .anyMatch(candidate -> filter.model().equals(candidate.model())))
                && (filter.provider() == null || item.listing().startsWith(filter.provider() + "/"))
                && (filter.text() == null || has(item, filter.text()));
    }

    private static boolean has(Item item, String text) {
        var names = item.listing() + " " + (item.model() == null ? "" : item.model());
        return names.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
