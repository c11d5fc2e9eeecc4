package org.modeltracker.core.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;

/** Marks answers whose publisher was not looked at for long: what holds may have ended unseen. What was measured once stays measured. */
@Component
class StaleAnswers {

    private final LookRhythms rhythms;

    StaleAnswers(LookRhythms rhythms) {
        this.rhythms = rhythms;
    }

    /** The same answers, those marked that are stale at the instant of {@code effective_at}. */
    List<Answer> at(List<Answer> answers, TemporalPoint moment) {
        var known = rhythms(answers, moment.asOf(), moment.observedBy());
        return known.isEmpty()
                ? answers
                : answers.stream()
                        .map(answer -> at(answer, known, moment.effectiveAt()))
                        .toList();
    }

    /** The same answers over periods, those marked that are still thought, and whose period lasts until they are stale. */
    List<Answer> over(List<Answer> answers, long asOf, @Nullable Instant observedBy) {
        return over(answers, rhythms(answers, asOf, observedBy));
    }

    /** @param known the rhythms of their publishers, as {@link LookRhythms} finds them */
    static List<Answer> over(List<Answer> answers, Map<String, LookRhythm> known) {
        return known.isEmpty()
                ? answers
                : answers.stream().map(answer -> over(answer, known)).toList();
    }

    private Map<String, LookRhythm> rhythms(List<Answer> answers, long asOf, @Nullable Instant observedBy) {
        return rhythms.of(
                answers.stream()
                        .filter(StaleAnswers::isState)
                        .map(Answer::publisher)
                        .collect(Collectors.toSet()),
                asOf,
                observedBy);
    }

    private static Answer at(Answer answer, Map<String, LookRhythm> known, Instant at) {
        var rhythm = known.get(answer.publisher());
        return rhythm != null && isState(answer) && rhythm.isOverdueAt(at)
                ? answer.stale(new Staleness(rhythm.overdueFrom(), true))
                : answer;
    }

    private static Answer over(Answer answer, Map<String, LookRhythm> known) {
        var rhythm = known.get(answer.publisher());
        return rhythm != null && isState(answer) && isThoughtOn(answer.span(), rhythm.overdueFrom())
                ? answer.stale(new Staleness(rhythm.overdueFrom(), false))
                : answer;
    }

    private static boolean isThoughtOn(Answer.BitemporalPeriod span, LocalDate day) {
        var begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return span.positionTo() == null
                && (span.effectiveTo() == null || span.effectiveTo().isAfter(begin));
    }

    private static boolean isState(Answer answer) {
        return answer.question().fact().kind() == FactType.Kind.STATE;
    }
}
