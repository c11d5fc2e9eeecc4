package org.modeltracker.core.claim;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.Caveat.DateAhead;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.log.AppendCondition.StreamEnd;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;

/** The state of one subject that decisions need. */
final class SubjectState {

    private final SequencedMap<UUID, RecordedClaim> entries = new LinkedHashMap<>();
    private final Map<Claim, UUID> standing = new HashMap<>();
    private final Set<UUID> announced = new LinkedHashSet<>();
    private long next;

    /**
     * @param claim as it was made
     * @param effectiveData what it says: for a correction, the replacement
     * @param root the event that said it first, before any correction
     */
    record RecordedClaim(
            UUID id,
            Claim claim,
            ClaimData effectiveData,
            UUID root,
            @Nullable Ending ending) {

        Optional<FactKey> question() {
            return effectiveData.question(claim.subject(), root);
        }

        RecordedClaim ended(String how, UUID by) {
            return new RecordedClaim(id, claim, effectiveData, root, new Ending(how, by));
        }
    }

    /** @param how "corrected" or "retracted" */
    record Ending(String how, UUID by) {}

    static SubjectState empty() {
        return of(List.of(), 0);
    }

    /** @param next the number of the next event in the stream; dead letters count */
    static SubjectState of(List<RecordedEvent> events, long next) {
        var state = new SubjectState();
        state.add(events, next);
        return state;
    }

    void add(List<RecordedEvent> events, long then) {
        events.forEach(event -> add(event.id(), event.claim()));
        next = then;
    }

    /** Its last event. Only of a state that has one, and none that is set aside. */
    StreamEnd end() {
        return new StreamEnd(next - 1, entries.lastEntry().getKey());
    }

    /** Whether its last event is this one. */
    boolean endsWith(RecordedEvent event) {
        return !entries.isEmpty() && entries.lastEntry().getKey().equals(event.id());
    }

    /** Whether none of its events is set aside. */
    boolean isWhole() {
        return entries.size() == next;
    }

    boolean isEmpty() {
        return next == 0;
    }

    /** The number of the next event in the stream; dead letters count. */
    long next() {
        return next;
    }

    Optional<RecordedClaim> entry(UUID id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** The event with the same claim, whatever its quote, that was neither corrected nor retracted. */
    Optional<UUID> standing(Claim claim) {
        return Optional.ofNullable(standing.get(claim.withoutQuote()));
    }

    void add(UUID id, Claim claim) {
        var entry = switch (claim.data()) {
            case ClaimCorrected correction -> {
                end(correction.corrects(), "corrected", id);
                yield new RecordedClaim(id, claim, correction.replacement().data(), root(correction.corrects()), null);
            }
            case ClaimRetracted retraction -> {
                end(retraction.retracts(), "retracted", id);
                yield new RecordedClaim(id, claim, retraction, id, null);
            }
            default ->
                new RecordedClaim(
                        id,
                        claim,
                        claim.data(),
                        claim.data().amends().map(this::root).orElse(id),
                        null);
        };
        entries.put(id, entry);
        if (claim.effective().start().isAfter(claim.observed())) {
            announced.add(id);
        }
        next++;
        standing.putIfAbsent(claim.withoutQuote(), id);
    }

    /** The dates that its publisher gave for the same state before, that were ahead when the draft was said, and that count beside its own. */
    List<DateAhead> stillAhead(Draft draft) {
        var claim = draft.claim();
        var key = claim.data().question(claim.subject(), draft.id());
        if (announced.isEmpty()
                || !claim.begins().isAfter(claim.observed())
                || key.filter(fact -> fact.fact().kind() == FactType.Kind.STATE).isEmpty()) {
            return List.of();
        }
        return announced.stream()
                .map(entries::get)
                .filter(entry -> entry.ending() == null
                        && entry.question().equals(key)
                        && entry.claim()
                                .source()
                                .publisher()
                                .equals(claim.source().publisher())
                        && entry.claim().begins().isAfter(claim.observed())
                        && !entry.claim().effective().equals(claim.effective())
                        && entry.effectiveData().sameAnswerAs(claim.data().effectiveData()))
                .map(entry -> new DateAhead(entry.id(), entry.claim().effective()))
                .toList();
    }

    /** What its claims say that were neither corrected nor retracted, the newest last. */
    List<ClaimData> standing() {
        return entries.values().stream()
                .filter(entry -> entry.ending() == null)
                .map(RecordedClaim::effectiveData)
                .toList();
    }

    /** The models that open decisions name for this subject. */
    Stream<Subject> identifiedAs() {
        return entries.values().stream()
                .filter(entry -> entry.ending() == null)
                .flatMap(entry -> entry.effectiveData() instanceof ModelIdentified decision
                        ? Stream.of(Subject.model(decision.sameAs()))
                        : Stream.empty());
    }

    private void end(UUID id, String how, UUID by) {
        entries.computeIfPresent(id, (key, entry) -> {
            standing.remove(entry.claim().withoutQuote(), id);
            return entry.ended(how, by);
        });
    }

    private UUID root(UUID id) {
        return entry(id).map(RecordedClaim::root).orElse(id);
    }
}
