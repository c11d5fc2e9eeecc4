package org.modeltracker.core.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.AnswerQuery;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.WireEnum;
import org.springframework.stereotype.Component;

/** Reads which prices moved: where one answer about an offering follows another at once. */
@Component
public class PriceChanges {

    private final AnswerQuery query;

    PriceChanges(AnswerQuery query) {
        this.query = query;
    }

    public enum Direction implements WireEnum {
        DOWN,
        UP
    }

    public enum Order implements WireEnum {
        /** The newest first. */
        DATE,
        /** The largest first, cuts and rises alike; a price that was zero last. */
        PERCENT
    }

    /** Empty and null leave out nothing. @param minPercent the least that a price must have moved, up or down */
    public record Filter(
            Set<String> organisations,
            Set<String> models,
            Set<String> providers,
            @Nullable Direction direction,
            @Nullable BigDecimal minPercent) {

        boolean admits(PriceChange change) {
            return admits(organisations, Subject.model(change.model()).organisationSide())
                    && admits(models, change.model())
                    && admits(providers, change.provider())
                    && (direction == null || change.isCut() == (direction == Direction.DOWN))
                    && (minPercent == null
                            || (change.percent() != null
                                    && change.percent().abs().compareTo(minPercent) >= 0));
        }

        private static boolean admits(Set<String> wanted, @Nullable String value) {
            return wanted.isEmpty() || (value != null && wanted.contains(value));
        }
    }

    private record Moment(FactKey question, Instant at) {}

    /**
     * The changes that took effect within a stretch of valid time, as they are known at a position. What moving pointers cost is left out.
     *
     * @param to the last instant that counts
     */
    public List<PriceChange> list(Filter filter, Instant from, Instant to, Order order, long asOf) {
        var ended = query.ending(Set.of(FactType.PRICING), from, to, asOf)
                .collect(Collectors.toMap(
                        answer -> new Moment(
                                answer.question(),
                                Objects.requireNonNull(answer.span().effectiveTo())),
                        Function.identity()));
        return query.beginning(Set.of(FactType.PRICING), from, to, asOf)
                .filter(answer -> !answer.question().key().containsKey("alias"))
                .flatMap(answer -> changes(ended, answer))
                .filter(filter::admits)
                .sorted(comparator(order))
                .toList();
    }

    private static Stream<PriceChange> changes(Map<Moment, Answer> ended, Answer now) {
        var begin = now.span().effectiveFrom();
        var before = begin == null ? null : ended.get(new Moment(now.question(), begin));
        return before == null ? Stream.empty() : PriceChange.between(before, now);
    }

    private static Comparator<PriceChange> comparator(Order order) {
        var newest = Comparator.comparing(
                        (PriceChange change) -> change.effective().start(), Comparator.reverseOrder())
                .thenComparing(PriceChange::model)
                .thenComparing(PriceChange::position)
                .thenComparing(change -> String.valueOf(change.provider()))
                .thenComparing(PriceChange::component)
                .thenComparing(change -> String.valueOf(change.conditions()));
        return order == Order.DATE
                ? newest
                : Comparator.comparing(
                                (PriceChange change) -> change.percent() == null
                                        ? null
                                        : change.percent().abs(),
                                Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
                        .thenComparing(newest);
    }
}
