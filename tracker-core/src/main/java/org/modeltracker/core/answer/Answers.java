package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.BitemporalDiff.BitemporalRectangle;
import org.modeltracker.core.answer.ClaimQuery.ClaimAt;
import org.modeltracker.core.answer.ValidTimeline.Period;
import org.modeltracker.core.log.RecordTimes;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;

/**
 * Answers questions at any point of the three times. Without a limit of source time they are read as they were projected; with one they are
 * worked out from the subject's claims, by the same rule.
 */
@Component
public class Answers {

    private static final Comparator<Answer> ORDER = Comparator.comparing(
                    (Answer answer) -> answer.question().subject().id())
            .thenComparing(answer -> answer.question().fact())
            .thenComparing(answer -> answer.question().key().toString());

    private final AnswerQuery query;
    private final ClaimQuery claims;
    private final ConfirmationQuery confirmations;
    private final RecordTimes times;
    private final StaleAnswers stale;

    Answers(
            AnswerQuery query,
            ClaimQuery claims,
            ConfirmationQuery confirmations,
            RecordTimes times,
            StaleAnswers stale) {
        this.query = query;
        this.claims = claims;
        this.confirmations = confirmations;
        this.times = times;
        this.stale = stale;
    }

    /** Whether the tracker had heard of this subject. */
    public boolean knows(Subject subject, TemporalPoint moment) {
        return query.knows(subject, moment.asOf());
    }

    /** The answers to all questions of these facts about one subject, in a fixed order. */
    public List<Answer> of(Subject subject, Set<FactType> facts, TemporalPoint moment) {
        return of(List.of(subject), facts, moment);
    }

    /** The same about several subjects of one kind, one after the other. */
    public List<Answer> of(Collection<Subject> subjects, Set<FactType> facts, TemporalPoint moment) {
        var answers = moment.observedBy() == null
                ? query.of(subjects, facts, moment)
                : stale
                        .at(
                                worked(
                                        subjects,
                                        facts,
                                        moment,
                                        known -> new TreeSet<>(Set.of(moment.asOf())),
                                        stretch -> stretch.holdsAt(moment.effectiveAt())),
                                moment)
                        .stream();
        return answers.sorted(ORDER).toList();
    }

    /** What these claims were about, as it was known at the moment's record time; an event that is no claim by then is left out. */
    public Map<UUID, Subject> subjects(Collection<UUID> events, TemporalPoint moment) {
        return events.isEmpty()
                ? Map.of()
                : claims
                        .keysAt(
                                "view",
                                events.stream()
                                        .distinct()
                                        .map(event -> new ClaimAt(event, moment.asOf()))
                                        .toList())
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().claim(),
                                entry -> entry.getValue().subject()));
    }

    /** The models that have, or will have, a score of a benchmark. */
    public List<Subject> scored(String benchmark, TemporalPoint moment) {
        return claims.scored(benchmark, moment.asOf());
    }

    /** Every interval on both axes that was known at the moment's record time, by question and from the earliest on. */
    public List<Answer> history(Subject subject, FactType fact, TemporalPoint moment) {
        var answers = moment.observedBy() == null
                ? query.history(subject, fact, moment.asOf())
                : over(moment, List.of(subject), Set.of(fact), known -> known.headSet(moment.asOf() + 1));
        return answers.sorted(ORDER.thenComparing(answer -> answer.span().positionFrom())
                        .thenComparing(
                                answer -> answer.span().effectiveFrom(),
                                Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /**
     * The intervals of valid time as they are known at the moment, by question and from the earliest on: of the history, what is still thought.
     * Each has the answering claim alone.
     */
    public List<Answer> course(Subject subject, FactType fact, TemporalPoint moment) {
        return course(List.of(subject), Set.of(fact), moment);
    }

    /** The same for several subjects of one kind and several facts. */
    public List<Answer> course(Collection<Subject> subjects, Set<FactType> facts, TemporalPoint moment) {
        var answers = moment.observedBy() == null
                ? query.course(subjects, facts, moment.asOf())
                : over(moment, subjects, facts, known -> new TreeSet<>(Set.of(moment.asOf())))
                        .map(Answer::alone);
        return answers.sorted(ORDER.thenComparing(
                        answer -> answer.span().effectiveFrom(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private Stream<Answer> over(
            TemporalPoint moment,
            Collection<Subject> subjects,
            Set<FactType> facts,
            UnaryOperator<SortedSet<Long>> choice) {
        return stale
                .over(worked(subjects, facts, moment, choice, stretch -> true), moment.asOf(), moment.observedBy())
                .stream();
    }

    /**
     * @param choice which of the positions where something changed to look at
     * @param wanted which parts of valid time
     */
    private List<Answer> worked(
            Collection<Subject> subjects,
            Set<FactType> facts,
            TemporalPoint moment,
            UnaryOperator<SortedSet<Long>> choice,
            Predicate<Period> wanted) {
        var held = claims.claims(subjects, facts);
        var given = confirmations.by(
                "view", held.stream().map(CompetingClaim::publisher).collect(Collectors.toSet()));
        var families = held.stream().collect(Collectors.groupingBy(claim -> FactKeyGroup.of(claim.question())));
        record Worked(FactKey question, BitemporalRectangle rectangle, List<Confirmation> words) {}
        var worked = ClaimFamily.questions(held).stream()
                .flatMap(question -> {
                    var competing = ClaimFamily.competing(
                            question, families.getOrDefault(FactKeyGroup.of(question), List.of()));
                    var words = given.stream()
                            .filter(word -> competing.stream().anyMatch(word::covers))
                            .toList();
                    var positions = choice.apply(positions(competing, words));
                    return BitemporalDiff.all(question, competing, words, positions, moment.observedBy()).stream()
                            .filter(rectangle -> wanted.test(rectangle.stretch()))
                            .map(rectangle -> new Worked(question, rectangle, words));
                })
                .toList();
        var recordedAt = times.recordedAt(worked.stream()
                .flatMap(each ->
                        Stream.of(each.rectangle().from(), each.rectangle().to()))
                .collect(Collectors.toSet()));
        return worked.stream()
                .map(each -> {
                    var answer = answer(each.question(), each.rectangle(), recordedAt);
                    return seenAgain(each.rectangle(), each.words(), moment)
                            .map(answer::seen)
                            .orElse(answer);
                })
                .toList();
    }

    /** When the publisher of the answering claim last saw it to hold, as {@link LastObserved} finds it for projected answers. */
    private static Optional<Instant> seenAgain(
            BitemporalRectangle rectangle, List<Confirmation> words, TemporalPoint moment) {
        var answering = rectangle.stretch().verdict().live().getFirst();
        var until = rectangle.stretch().to();
        long position = Math.min(moment.asOf(), rectangle.to() - 1);
        return VisibleClaims.of(List.of(), words, position, moment.observedBy()).confirmations().stream()
                .filter(word -> word.covers(answering))
                .map(Confirmation::observed)
                .filter(observed -> until == null || observed.isBefore(until))
                .max(Comparator.naturalOrder());
    }

    /** The positions at which something changed. */
    private static SortedSet<Long> positions(Collection<CompetingClaim> held, Collection<Confirmation> confirmations) {
        var positions = new TreeSet<Long>();
        for (var claim : held) {
            positions.add(claim.knownFrom());
            if (claim.knownTo() != null) {
                positions.add(claim.knownTo());
            }
            addEnding(positions, claim.ending());
        }
        for (var word : confirmations) {
            positions.add(word.position());
            addEnding(positions, word.ending());
        }
        return positions;
    }

    private static void addEnding(Set<Long> positions, CompetingClaim.@Nullable Ending ending) {
        if (ending != null) {
            positions.add(ending.position());
        }
    }

    private static Answer answer(FactKey question, BitemporalRectangle rectangle, Map<Long, Instant> recordedAt) {
        Period stretch = rectangle.stretch();
        boolean open = rectangle.to() == BitemporalDiff.OPEN;
        var live = stretch.verdict().live().stream().map(CompetingClaim::event).toList();
        return new Answer(
                question,
                new Answer.BitemporalPeriod(
                        stretch.from(),
                        stretch.to(),
                        Objects.requireNonNull(recordedAt.get(rectangle.from())),
                        open ? null : recordedAt.get(rectangle.to()),
                        rectangle.from(),
                        open ? null : rectangle.to()),
                stretch.since(),
                stretch.sinceBasis(),
                stretch.verdict().disputed(),
                stretch.disputedSince(),
                live,
                live.getFirst().claim().observedAt());
    }
}
