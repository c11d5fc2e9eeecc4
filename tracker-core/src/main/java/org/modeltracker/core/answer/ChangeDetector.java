package org.modeltracker.core.answer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.ClaimQuery.ClaimAt;
import org.modeltracker.core.answer.PointQuery.Point;
import org.modeltracker.core.claim.ClaimEvent;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.ClaimEvent.SourceObserved;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.RecordedEvent;
import org.springframework.stereotype.Component;

/** Tells news from noise: whom events concern, and what they changed. The views must have reached them. */
@Component
public class ChangeDetector {

    private final EventLog log;
    private final ClaimQuery claims;
    private final AnswerDiffQuery turns;
    private final PointQuery points;

    ChangeDetector(EventLog log, ClaimQuery claims, AnswerDiffQuery turns, PointQuery points) {
        this.log = log;
        this.claims = claims;
        this.turns = turns;
        this.points = points;
    }

    /** Whom each of these events concerns, in their order. */
    public List<EventImpact> concerns(List<RecordedEvent> events) {
        var targets = new HashMap<UUID, RecordedEvent>();
        for (var open = targetsOf(events); !open.isEmpty(); ) {
            var found = log.byIds(open);
            found.forEach(event -> targets.put(event.id(), event));
            open = targetsOf(found).stream()
                    .filter(id -> !targets.containsKey(id))
                    .toList();
        }
        var keys =
                claims.keysAt("view", events.stream().map(ChangeDetector::claim).toList());
        return events.stream()
                .map(event -> concern(event, targets, keys.get(claim(event))))
                .toList();
    }

    /**
     * The same, and behind each observation of a source (or retraction of one) every question whose answer it changed: what a source confirms
     * can come back to life, and then disagrees with others.
     */
    public List<EventImpact> withAffectedKeys(List<EventImpact> concerns) {
        var affectedKeys = turns.affectedKeys(concerns.stream()
                .filter(concern -> concern.effectiveData() instanceof SourceObserved)
                .map(concern -> concern.event().position())
                .toList());
        return concerns.stream()
                .flatMap(concern -> Stream.concat(
                        Stream.of(concern),
                        affectedKeys.getOrDefault(concern.event().position(), List.of()).stream()
                                .map(concern::bearingOn)))
                .toList();
    }

    /** What each of these events changed, in their order. Events that answer no question change nothing. */
    public List<AnswerChange> of(List<EventImpact> concerns) {
        var changes = changed(concerns);
        changes.putAll(unchanged(concerns.stream()
                .filter(concern -> !changes.containsKey(concern.id()))
                .toList()));
        return concerns.stream()
                .map(concern -> Objects.requireNonNull(changes.get(concern.id())))
                .toList();
    }

    private Map<UUID, AnswerChange> changed(List<EventImpact> concerns) {
        var found = turns.of(concerns.stream().flatMap(ChangeDetector::at).toList());
        var changes = new HashMap<UUID, AnswerChange>();
        concerns.forEach(concern -> at(concern)
                .flatMap(at -> Stream.ofNullable(found.get(at)))
                .flatMap(turn -> turn.change(concern).stream())
                .forEach(change -> changes.put(concern.id(), change)));
        return changes;
    }

    private static Stream<AnswerDiffQuery.At> at(EventImpact concern) {
        var key = concern.key();
        return key == null
                ? Stream.empty()
                : Stream.of(new AnswerDiffQuery.At(key, concern.event().position()));
    }

    /** The same answer before and after, as it is where the event takes effect. */
    private Map<UUID, AnswerChange> unchanged(List<EventImpact> concerns) {
        var answers =
                points.answers(concerns.stream().flatMap(ChangeDetector::point).toList());
        var changes = new HashMap<UUID, AnswerChange>();
        for (var concern : concerns) {
            var answer = point(concern)
                    .map(answers::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            changes.put(
                    concern.id(), new AnswerChange(concern, answer == null ? null : concern.begins(), answer, answer));
        }
        return changes;
    }

    private static Stream<Point> point(EventImpact concern) {
        return at(concern).map(at -> new Point(at.question(), concern.begins(), at.position()));
    }

    /** The claim that an event makes, or takes back, at its own position. */
    static ClaimAt claim(RecordedEvent event) {
        var id = event.claim().data() instanceof ClaimRetracted retraction ? retraction.retracts() : event.id();
        return new ClaimAt(id, event.position());
    }

    private static EventImpact concern(RecordedEvent event, Map<UUID, RecordedEvent> targets, @Nullable FactKey key) {
        var origin = event;
        var effectiveData = event.claim().data().effectiveData();
        for (var target = target(event); target.isPresent(); target = target(origin)) {
            var next = targets.get(target.get());
            if (next == null) {
                break;
            }
            effectiveData =
                    effectiveData instanceof ClaimEvent ? next.claim().data().effectiveData() : effectiveData;
            origin = next;
        }
        return new EventImpact(event, origin, effectiveData, key, null, null);
    }

    private static List<UUID> targetsOf(Collection<RecordedEvent> events) {
        return events.stream()
                .flatMap(event -> target(event).stream())
                .distinct()
                .toList();
    }

    private static Optional<UUID> target(RecordedEvent event) {
        return switch (event.claim().data()) {
            case ClaimCorrected correction -> Optional.of(correction.corrects());
            case ClaimRetracted retraction -> Optional.of(retraction.retracts());
            default -> Optional.empty();
        };
    }
}
