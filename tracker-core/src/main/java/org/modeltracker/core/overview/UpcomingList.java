package org.modeltracker.core.overview;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.AnswerQuery;
import org.modeltracker.core.answer.SentenceContexts;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.overview.UpcomingItem.Kind;
import org.springframework.stereotype.Component;

/** Reads what sources gave a date to that has not come yet: answers that will begin, prices that will end, and open expectations. */
@Component
public class UpcomingList {

    private static final Set<FactType> BEGINNING = Set.of(FactType.ACCESS, FactType.PRICING, FactType.RELEASED);

    /** A price until a day, a month or a year ends so much later than that begins. */
    private static final Duration VAGUEST = Duration.ofDays(366);

    private static final Comparator<UpcomingItem> SOONEST = Comparator.comparing(
                    (UpcomingItem item) -> item.date().start())
            .thenComparing(UpcomingItem::kind)
            .thenComparing(UpcomingItem::model)
            .thenComparing(item -> Objects.requireNonNullElse(item.provider(), ""))
            .thenComparing(UpcomingItem::eventId);

    private final AnswerQuery query;
    private final ExpectationView expectations;
    private final SentenceContexts contexts;

    UpcomingList(AnswerQuery query, ExpectationView expectations, SentenceContexts contexts) {
        this.query = query;
        this.expectations = expectations;
        this.contexts = contexts;
    }

    /** Empty sets leave out nothing. @param within how far to look ahead, in whole days: what is listed then changes with the day alone */
    public record Filter(Set<String> organisations, Set<String> models, Set<Kind> kinds, Duration within) {

        private boolean admits(Kind kind) {
            return kinds.isEmpty() || kinds.contains(kind);
        }

        private boolean admits(Answer answer) {
            var subject = answer.question().subject();
            return (organisations.isEmpty() || organisations.contains(subject.organisationSide()))
                    && (models.isEmpty() || models.contains(subject.id()));
        }

        private boolean admits(UpcomingItem item, TemporalPoint moment) {
            return admits(item.kind())
                    && item.date().lastInstant().isAfter(moment.effectiveAt())
                    && item.daysLeft() <= within.toDays();
        }
    }

    /** The soonest first. */
    public List<UpcomingItem> list(Filter filter, TemporalPoint moment) {
        var now = moment.effectiveAt();
        var answers = Stream.concat(
                        query.beginning(
                                BEGINNING, now, now.plus(filter.within()).plus(VAGUEST), moment.asOf()),
                        filter.admits(Kind.EXPECTATION) ? expectations.open(moment).stream() : Stream.empty())
                .filter(filter::admits)
                .toList();
        var told = contexts.of(answers.stream().map(Answer::event).distinct().toList());
        return answers.stream()
                .flatMap(answer -> {
                    var subject = answer.question().subject();
                    var it = told.getOrDefault(answer.event().id(), SentenceContext.unnamed(subject));
                    return UpcomingItem.of(answer, now, it).stream();
                })
                .filter(item -> filter.admits(item, moment))
                .sorted(SOONEST)
                .toList();
    }
}
