package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.Facts;
import org.modeltracker.core.TestWire;
import org.modeltracker.core.answer.ValidTimeline.Period;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.ClaimEvent.SourceObserved;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.RecordedEvent;

/** A log in memory, and what its claims come to: the same steps as the projection's, without its tables. */
public final class RecordedFacts {

    private static final Instant RECORDED = Instant.parse("2026-11-01T12:00:00Z");
    private static final Map<Claim, ContentHash> DIGESTS = new ConcurrentHashMap<>();

    private final List<RecordedEvent> events;
    private final List<CompetingClaim> claims;
    private final List<Confirmation> confirmations;
    private final Map<Long, RecordedFacts> earlier = new HashMap<>();

    public RecordedFacts(List<RecordedEvent> events) {
        this.events = List.copyOf(events);
        this.claims = held();
        this.confirmations = confirmed();
    }

    public List<RecordedEvent> events() {
        return events;
    }

    List<CompetingClaim> claims() {
        return claims;
    }

    List<Confirmation> confirmations() {
        return confirmations;
    }

    /** Facts recorded one after the other, from position 1. */
    public static RecordedFacts of(Collection<Facts> facts) {
        var events = new ArrayList<RecordedEvent>();
        facts.forEach(fact -> events.add(recorded(id(events.size() + 1), events.size() + 1, fact)));
        return new RecordedFacts(events);
    }

    public static RecordedFacts of(Facts... facts) {
        return of(List.of(facts));
    }

    /** The id of the n-th fact of {@link #of(Facts...)}. */
    public static UUID id(long n) {
        return new UUID(0x0195_a1b2_c3d4_7000L, 0x8000_0000_0000_0000L | n);
    }

    public static RecordedEvent recorded(UUID id, long position, Facts fact) {
        return new RecordedEvent(id, position, 1, RECORDED.plusSeconds(position), "test", fact.claim());
    }

    RecordedFacts upTo(long position) {
        return earlier.computeIfAbsent(
                position,
                last -> new RecordedFacts(events.stream()
                        .filter(event -> event.position() <= last)
                        .toList()));
    }

    long head() {
        return events.isEmpty() ? 0 : events.getLast().position();
    }

    TreeSet<Long> positions() {
        return new TreeSet<>(events.stream().map(RecordedEvent::position).toList());
    }

    private List<CompetingClaim> held() {
        var questions = new HashMap<UUID, FactKey>();
        var claims = new ArrayList<CompetingClaim>();
        for (var event : events) {
            question(event, questions).ifPresent(question -> {
                questions.put(event.id(), question);
                claims.add(new CompetingClaim(
                        question,
                        event,
                        event.claim().data().effectiveData(),
                        TestWire.JSON.writeValueAsString(event),
                        DIGESTS.computeIfAbsent(event.claim(), claim -> new ContentHash(claim, TestWire.JSON)),
                        ending(event.id()),
                        event.position(),
                        null,
                        null));
            });
        }
        return claims;
    }

    private List<Confirmation> confirmed() {
        return events.stream()
                .filter(event -> event.claim().data() instanceof SourceObserved)
                .map(event -> {
                    var word = (SourceObserved) event.claim().data();
                    return new Confirmation(
                            word.publisher(),
                            word.scope() == null ? null : Set.copyOf(word.scope()),
                            event.claim().observed(),
                            event.position(),
                            ending(event.id()));
                })
                .toList();
    }

    Set<FactKey> questions() {
        return ClaimFamily.questions(claims());
    }

    List<CompetingClaim> competing(FactKey question) {
        return ClaimFamily.competing(question, family(question));
    }

    List<CompetingClaim> family(FactKey question) {
        return claims.stream()
                .filter(claim -> claim.question().wider().equals(question.wider()))
                .toList();
    }

    List<Period> course(FactKey question) {
        return course(question, head(), null);
    }

    List<Period> course(FactKey question, long asOf, @Nullable Instant observedBy) {
        return ValidTimeline.of(question, VisibleClaims.of(competing(question), confirmations(), asOf, observedBy));
    }

    private static Optional<FactKey> question(RecordedEvent event, Map<UUID, FactKey> questions) {
        return event.claim().data() instanceof ClaimCorrected correction
                ? Optional.ofNullable(questions.get(correction.corrects()))
                        .map(corrected -> correction
                                .effectiveData()
                                .question(event.claim().subject(), event.id())
                                .map(corrected::inCurrencyOf)
                                .orElse(corrected))
                : event.claim().data().question(event.claim().subject(), event.id());
    }

    private CompetingClaim.@Nullable Ending ending(UUID id) {
        return events.stream()
                .filter(event -> switch (event.claim().data()) {
                    case ClaimCorrected correction -> correction.corrects().equals(id);
                    case ClaimRetracted retraction -> retraction.retracts().equals(id);
                    default -> false;
                })
                .findFirst()
                .map(event -> new CompetingClaim.Ending(
                        event.position(), event.claim().observed()))
                .orElse(null);
    }
}
