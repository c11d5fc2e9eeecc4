package org.modeltracker.api.importer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.modeltracker.api.importer.catalogue.CatalogueOffering;
import org.modeltracker.api.importer.catalogue.OfferingKey;
import org.modeltracker.api.importer.catalogue.Snapshot;
import org.modeltracker.core.answer.Identities;
import org.modeltracker.core.answer.PublisherClaims;
import org.modeltracker.core.answer.PublisherClaims.PublishedClaim;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.identity.IdentityClaim;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.Subject;

/**
 * What one publisher has said, while a history of it is imported: read once, and carried on with what the run records. So no snapshot waits for
 * the views. It is right as long as the run holds the lock of its source, since nobody else speaks for the publisher.
 */
final class PublisherMemory {

    private final String publisher;
    private final PublisherClaims claims;
    private final Identities identities;
    private final Map<String, OfferingKey> places;
    private final Set<Subject> subjects;
    private final Map<Subject, Map<FactKey, List<PublishedClaim>>> told = new HashMap<>();
    private final Map<Subject, List<IdentityClaim>> decided = new HashMap<>();
    private final Map<UUID, FactKey> questions = new HashMap<>();
    private long position;

    /** The views have all events of the log. @param position of its head */
    PublisherMemory(String publisher, PublisherClaims claims, Identities identities, long position) {
        this.publisher = publisher;
        this.claims = claims;
        this.identities = identities;
        this.position = position;
        this.places = KnownPlaces.of(claims.offerings(publisher));
        this.subjects = new HashSet<>(claims.subjects(publisher));
    }

    Map<String, OfferingKey> places() {
        return places;
    }

    /** Everything that the publisher has a claim about. */
    Set<Subject> subjects() {
        return subjects;
    }

    /** Reads what is not in memory yet. */
    void load(Collection<Subject> of) {
        var missing = of.stream().filter(subject -> !told.containsKey(subject)).toList();
        if (missing.isEmpty()) {
            return;
        }
        var known = missing.stream().filter(subjects::contains).toList();
        var read =
                known.isEmpty() ? Map.<Subject, Map<FactKey, List<PublishedClaim>>>of() : claims.of(publisher, known);
        var decisions = identities.decisions(missing);
        for (var subject : missing) {
            var ofSubject = new LinkedHashMap<FactKey, List<PublishedClaim>>();
            read.getOrDefault(subject, Map.of()).forEach((question, list) -> {
                ofSubject.put(question, new ArrayList<>(list));
                list.forEach(one -> questions.put(one.id(), question));
            });
            told.put(subject, ofSubject);
            decided.put(subject, new ArrayList<>(decisions.getOrDefault(subject.id(), List.of())));
        }
    }

    /** Forgets a subject of which the log knew more than this. It is read once more. */
    void forget(Subject subject) {
        told.remove(subject);
        decided.remove(subject);
    }

    Map<FactKey, List<PublishedClaim>> claims(Subject subject) {
        return told.getOrDefault(subject, Map.of());
    }

    List<IdentityClaim> decisions(Subject subject) {
        return decided.getOrDefault(subject, List.of());
    }

    /** An event of the run is in the log. */
    void recorded(Draft draft) {
        position++;
        var claim = draft.claim();
        switch (claim.data()) {
            case ModelIdentified decision ->
                decided.computeIfAbsent(claim.subject(), subject -> new ArrayList<>())
                        .add(IdentityClaim.of(draft.id(), claim, decision, position));
            case ClaimRetracted retraction -> end(retraction.retracts(), claim);
            case ClaimCorrected correction -> {
                var question = question(correction.corrects());
                end(correction.corrects(), claim);
                add(question, draft, correction.replacement().data());
            }
            default ->
                claim.data()
                        .question(claim.subject(), draft.id())
                        .ifPresent(question -> add(question, draft, claim.data()));
        }
    }

    private void add(FactKey question, Draft draft, ClaimData data) {
        subjects.add(question.subject());
        questions.put(draft.id(), question);
        told.computeIfAbsent(question.subject(), subject -> new LinkedHashMap<>())
                .computeIfAbsent(question, of -> new ArrayList<>())
                .add(new PublishedClaim(draft.id(), draft.claim(), data, null));
    }

    private void end(UUID id, Claim by) {
        var question = question(id);
        var list = claims(question.subject()).getOrDefault(question, List.of());
        list.replaceAll(one ->
                one.id().equals(id) ? new PublishedClaim(id, one.claim(), one.effectiveData(), by.observed()) : one);
    }

    private FactKey question(UUID id) {
        return Objects.requireNonNull(questions.get(id), () -> "nothing is known of " + id);
    }

    /** The places of what a snapshot offers, as the next one would find them. */
    void keep(Snapshot snapshot) {
        snapshot.eachOffering(offering -> places.putIfAbsent(offering.name(), place(offering)));
    }

    /** Tiers differ in their prices alone. */
    private static OfferingKey place(CatalogueOffering offering) {
        boolean isPriced =
                offering.pricing() != null || !offering.datedPricing().isEmpty();
        return isPriced ? offering.key() : offering.key().withoutTier();
    }
}
