package org.modeltracker.core.claim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.AnswerPoints.Point;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.Question;
import org.modeltracker.core.model.Recorded;
import org.springframework.stereotype.Component;

/** Tells news from noise: whom events concern, and what they changed. The views must have reached them. */
@Component
public class Changes {

    private final EventLog log;
    private final ClaimQuery claims;
    private final AnswerPoints points;

    Changes(EventLog log, ClaimQuery claims, AnswerPoints points) {
        this.log = log;
        this.claims = claims;
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
     * What each of these events changed, in their order: at the instant at which it takes effect, or else at the instant at which it was
     * recorded. Events that answer no question change nothing.
     */
    public List<Change> of(List<Concern> concerns) {
        var questions =
                claims.questions("view", concerns.stream().map(Changes::asking).toList());
        var asked = new ArrayList<Point>();
        for (var concern : concerns) {
            var question = questions.get(asking(concern));
            if (question != null) {
                asked.addAll(points(concern, question));
            }
        }
        var answers = points.answers(asked);
        return concerns.stream()
                .map(concern -> change(concern, questions.get(asking(concern)), answers))
                .toList();
    }

    private static Change change(Concern concern, @Nullable Question question, Map<Point, Answer> answers) {
        if (question == null) {
            return new Change(concern, null, null);
        }
        var points = points(concern, question);
        var inEffect = new Change(concern, answers.get(points.get(0)), answers.get(points.get(1)));
        var atRecording = new Change(concern, answers.get(points.get(2)), answers.get(points.get(3)));
        return inEffect.changesAnswer() || !atRecording.changesAnswer() ? inEffect : atRecording;
    }

    /** Before and after the event: where it takes effect, then where it was recorded. */
    private static List<Point> points(Concern concern, Question question) {
        long after = concern.event().position();
        return Stream.of(concern.begins(), concern.event().recordedAt())
                .flatMap(instant ->
                        Stream.of(new Point(question, instant, after - 1), new Point(question, instant, after)))
                .toList();
    }

    /** The event that the table of claims knows the question by. */
    private static UUID asking(Concern concern) {
        var event = concern.event();
        return event.claim().data() instanceof ClaimRetracted retraction ? retraction.retracts() : event.id();
    }

    private static Concern concern(Recorded event, Map<UUID, Recorded> targets) {
        var origin = event;
        var said = Held.said(event.claim());
        for (var target = target(event); target.isPresent(); target = target(origin)) {
            var next = targets.get(target.get());
            if (next == null) {
                break;
            }
            said = said instanceof ClaimEvent ? Held.said(next.claim()) : said;
            origin = next;
        }
        return new Concern(event, origin, said);
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
