package org.modeltracker.core.claim;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.modeltracker.core.claim.AnswerPoints.Point;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.ClaimEvent.SourceObserved;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.Question;
import org.modeltracker.core.model.Recorded;
import org.springframework.stereotype.Component;

/** Tells news from noise: whom events concern, and what they changed. The views must have reached them. */
@Component
public class Changes {

    private final EventLog log;
    private final ClaimQuery claims;
    private final Turns turns;
    private final AnswerPoints points;

    Changes(EventLog log, ClaimQuery claims, Turns turns, AnswerPoints points) {
        this.log = log;
        this.claims = claims;
        this.turns = turns;
        this.points = points;
    }

    /** Whom each of these events concerns, in their order. */
    public List<Concern> concerns(List<Recorded> events) {
        var targets = new HashMap<UUID, Recorded>();
        for (var open = targetsOf(events); !open.isEmpty(); ) {
            var found = log.byIds(open);
            found.forEach(event -> targets.put(event.id(), event));
            open = targetsOf(found).stream()
                    .filter(id -> !targets.containsKey(id))
                    .toList();
        }
        return events.stream().map(event -> concern(event, targets)).toList();
    }

    /**
     * The same, and behind each observation of a source (or retraction of one) every question whose answer it changed: what a source confirms
     * can come back to life, and then disagrees with others.
     */
    public List<Concern> withBearings(List<Concern> concerns) {
        var bearings = turns.bearings(concerns.stream()
                .filter(concern -> concern.said() instanceof SourceObserved)
                .map(concern -> concern.event().position())
                .toList());
        return concerns.stream()
                .flatMap(concern -> Stream.concat(
                        Stream.of(concern),
                        bearings.getOrDefault(concern.event().position(), List.of()).stream()
                                .map(concern::bearingOn)))
                .toList();
    }

    /** What each of these events changed, in their order. Events that answer no question change nothing. */
    public List<Change> of(List<Concern> concerns) {
        var questions = questions(concerns);
        var changes = changed(concerns, questions);
        changes.putAll(unchanged(
                concerns.stream()
                        .filter(concern -> !changes.containsKey(concern.id()))
                        .toList(),
                questions));
        return concerns.stream()
                .map(concern -> Objects.requireNonNull(changes.get(concern.id())))
                .toList();
    }

    private Map<UUID, Change> changed(List<Concern> concerns, Map<UUID, Question> questions) {
        var found = turns.of(
                concerns.stream().flatMap(concern -> at(concern, questions)).toList());
        var changes = new HashMap<UUID, Change>();
        concerns.forEach(concern -> at(concern, questions)
                .flatMap(at -> Stream.ofNullable(found.get(at)))
                .flatMap(turn -> turn.change(concern).stream())
                .forEach(change -> changes.put(concern.id(), change)));
        return changes;
    }

    private static Stream<Turns.At> at(Concern concern, Map<UUID, Question> questions) {
        var question = questions.get(concern.id());
        return question == null
                ? Stream.empty()
                : Stream.of(new Turns.At(question, concern.event().position()));
    }

    /** The same answer before and after, as it is where the event takes effect. */
    private Map<UUID, Change> unchanged(List<Concern> concerns, Map<UUID, Question> questions) {
        var answers = points.answers(
                concerns.stream().flatMap(concern -> point(concern, questions)).toList());
        var changes = new HashMap<UUID, Change>();
        for (var concern : concerns) {
            var answer = point(concern, questions)
                    .map(answers::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            changes.put(concern.id(), new Change(concern, answer == null ? null : concern.begins(), answer, answer));
        }
        return changes;
    }

    private static Stream<Point> point(Concern concern, Map<UUID, Question> questions) {
        return at(concern, questions).map(at -> new Point(at.question(), concern.begins(), at.position()));
    }

    /** By the id of the concern. */
    private Map<UUID, Question> questions(List<Concern> concerns) {
        var own = concerns.stream().filter(concern -> concern.bearing() == null).toList();
        var asked = claims.questions("view", own.stream().map(Changes::asking).toList());
        var questions = new HashMap<UUID, Question>();
        for (var concern : concerns) {
            var bearing = concern.bearing();
            var question = bearing == null ? asked.get(asking(concern)) : bearing.question();
            if (question != null) {
                questions.put(concern.id(), question);
            }
        }
        return questions;
    }

    /** The event that the table of claims knows the question by. */
    private static UUID asking(Concern concern) {
        var event = concern.event();
        return event.claim().data() instanceof ClaimRetracted retraction ? retraction.retracts() : event.id();
    }

    private static Concern concern(Recorded event, Map<UUID, Recorded> targets) {
        var origin = event;
        var said = event.claim().data().said();
        for (var target = target(event); target.isPresent(); target = target(origin)) {
            var next = targets.get(target.get());
            if (next == null) {
                break;
            }
            said = said instanceof ClaimEvent ? next.claim().data().said() : said;
            origin = next;
        }
        return new Concern(event, origin, said, null);
    }

    private static List<UUID> targetsOf(Collection<Recorded> events) {
        return events.stream()
                .flatMap(event -> target(event).stream())
                .distinct()
                .toList();
    }

    private static Optional<UUID> target(Recorded event) {
        return switch (event.claim().data()) {
            case ClaimCorrected correction -> Optional.of(correction.corrects());
            case ClaimRetracted retraction -> Optional.of(retraction.retracts());
            default -> Optional.empty();
        };
    }
}
