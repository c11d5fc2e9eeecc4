package org.modeltracker.core.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.answer.EventImpact;
import org.modeltracker.core.answer.SubjectPoints;
import org.modeltracker.core.answer.SubjectPoints.Point;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.RecordTimes;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.RecordedEvent;
import org.springframework.stereotype.Component;

/**
 * Works out what changes moved at the instant at which they are news. What is announced ahead moves nothing yet; it does at its own instant.
 * An event that only tells which model a listing is moves nothing, and neither does a correction that brings back what had been before.
 */
@Component
public class AnswerMoves {

    private static final Set<FactType> FACTS = Set.of(FactType.PRICING, FactType.ACCESS, FactType.OPEN_SOURCE_STATUS);

    private static final Duration MOMENT = Duration.ofNanos(1_000);

    private final SubjectPoints points;
    private final EventLog log;
    private final RecordTimes times;

    AnswerMoves(SubjectPoints points, EventLog log, RecordTimes times) {
        this.points = points;
        this.log = log;
        this.times = times;
    }

    /** @param earlier what held before the claims that the event amends */
    private record Asked(FactKey key, Point before, Point after, List<Point> earlier) {

        Stream<Point> all() {
            return Stream.concat(Stream.of(before, after), earlier.stream());
        }
    }

    /** By the id of the impact; those that moved nothing are left out. */
    public Map<UUID, List<AnswerMove>> of(List<AnswerChange> changes) {
        var amended = amended(changes);
        var asked = new HashMap<UUID, Asked>();
        for (var change : changes) {
            asked(change, amended).ifPresent(one -> asked.put(change.concern().id(), one));
        }
        var answers = points.answers(
                asked.values().stream().flatMap(Asked::all).distinct().toList());
        var moves = new HashMap<UUID, List<AnswerMove>>();
        asked.forEach((id, one) -> {
            var found = moves(one, point -> answers.getOrDefault(point, List.of()));
            if (!found.isEmpty()) {
                moves.put(id, found);
            }
        });
        return moves;
    }

    private Map<UUID, RecordedEvent> amended(List<AnswerChange> changes) {
        var ids = changes.stream()
                .flatMap(change -> change.concern().event().claim().data().amends().stream())
                .collect(Collectors.toSet());
        return ids.isEmpty()
                ? Map.of()
                : log.byIds(ids).stream().collect(Collectors.toMap(RecordedEvent::id, Function.identity()));
    }

    private Optional<Asked> asked(AnswerChange change, Map<UUID, RecordedEvent> amended) {
        var concern = change.concern();
        var key = concern.key();
        if (key == null || !FACTS.contains(key.fact()) || !change.changesAnswer()) {
            return Optional.empty();
        }
        var at = concern.happens();
        var due = concern.due();
        if (due != null) {
            long known = times.lastBefore(due);
            return Optional.of(new Asked(key, point(key, due.minus(MOMENT), known), point(key, due, known), List.of()));
        }
        long position = concern.event().position();
        return Optional.of(new Asked(
                key,
                point(key, at, position - 1),
                point(key, at, position),
                earlier(concern, amended).map(before -> point(key, at, before)).toList()));
    }

    /** The positions before the first claim of a chain of corrections, and before the one that is corrected now. */
    private static Stream<Long> earlier(EventImpact concern, Map<UUID, RecordedEvent> amended) {
        return concern.event().claim().data().amends().stream()
                .flatMap(target -> Stream.concat(Stream.of(concern.origin()), Stream.ofNullable(amended.get(target))))
                .map(event -> event.position() - 1)
                .distinct();
    }

    private static Point point(FactKey key, Instant at, long position) {
        return new Point(key.subject(), key.fact(), at, position);
    }

    private static List<AnswerMove> moves(Asked asked, Function<Point, List<Answer>> answers) {
        return asked.key().fact() == FactType.PRICING ? prices(asked, answers) : words(asked, answers);
    }

    private static List<AnswerMove> words(Asked asked, Function<Point, List<Answer>> answers) {
        var now = word(asked, answers.apply(asked.after()));
        var before = new HashSet<@Nullable String>();
        Stream.concat(Stream.of(asked.before()), asked.earlier().stream())
                .forEach(point -> before.add(word(asked, answers.apply(point))));
        return now == null || before.contains(now)
                ? List.of()
                : List.of(AnswerMove.to(asked.key().fact(), now));
    }

    private static @Nullable String word(Asked asked, List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.question().equals(asked.key()))
                .map(answer -> answer.effectiveData().word())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<AnswerMove> prices(Asked asked, Function<Point, List<Answer>> answers) {
        var moves = new ArrayList<AnswerMove>();
        moves.addAll(prices(asked, answers, null));
        var provider = asked.key().key().get("provider");
        if (provider != null) {
            moves.addAll(prices(asked, answers, provider));
        }
        return moves;
    }

    private static List<AnswerMove> prices(
            Asked asked, Function<Point, List<Answer>> answers, @Nullable String provider) {
        var maker = Objects.requireNonNull(asked.key().subject().organisationSide());
        Function<Point, Optional<StandingPrice>> price =
                point -> StandingPrice.of(maker, answers.apply(point), provider);
        var after =
                price.apply(asked.after()).filter(now -> now.answer().question().equals(asked.key()));
        if (after.isEmpty()) {
            return List.of();
        }
        var before = price.apply(asked.before());
        var earlier = asked.earlier().stream().map(price).toList();
        return after.stream()
                .flatMap(StandingPrice::prices)
                .flatMap(
                        now -> moved(now, before, earlier).flatMap(from -> AnswerMove.of(provider, from, now)).stream())
                .toList();
    }

    /** From which price it moved; empty if there was none before, or none before the mistake. */
    private static Optional<UnitPrice> moved(
            UnitPrice now, Optional<StandingPrice> before, List<Optional<StandingPrice>> earlier) {
        var from = before.flatMap(price -> price.price(now));
        for (var one : earlier) {
            var held = one.flatMap(price -> price.price(now));
            from = from.flatMap(price -> held.map(known -> price.nearer(known, now)));
        }
        return from;
    }
}
