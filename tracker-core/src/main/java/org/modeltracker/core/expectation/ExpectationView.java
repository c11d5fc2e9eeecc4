package org.modeltracker.core.expectation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.AnswerQuery;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.expectation.ExpectationEvent.Commitment;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationResolved;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;

/** Reads expectations and their outcome. */
@Component
public class ExpectationView {

    /** Facts whose answers can be what was expected. */
    private static final Set<FactType> REACHING =
            Set.of(FactType.ACCESS, FactType.PRICING, FactType.OPEN_SOURCE_STATUS, FactType.RELEASED);

    private static final Set<FactType> FACTS = Set.of(FactType.EXPECTATION, FactType.RESOLUTION);

    private final Answers answers;
    private final AnswerQuery query;

    ExpectationView(Answers answers, AnswerQuery query) {
        this.answers = answers;
        this.query = query;
    }

    /**
     * @param status open, met, met_by_other_model, missed or void; overdue if a dated window has passed and it is still open
     * @param resolvedBy the event that resolved it, or whose claim reached the expected state
     * @param daysEarly days from its outcome to the last day of its window; null if it came later
     * @param daysLate days from the last day of its window to its outcome; null if it came in time
     */
    public record Item(
            ExpectationEvent.About about,
            @Nullable String expected,
            @Nullable String surface,
            @Nullable String window,
            Commitment commitment,
            @Nullable String statement,
            String status,
            @Nullable UUID resolvedBy,
            PartialDate observedAt,
            Source source,
            UUID eventId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long daysEarly,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long daysLate) {

        public boolean isOpen() {
            return status.equals("open") || status.equals("overdue");
        }
    }

    /**
     * An expectation among those of all models.
     *
     * @param slipDays days from the end of its window to its outcome, or until now if overdue; negative if early; null if unknown
     */
    public record Listed(
            String model,
            @JsonUnwrapped Item item,
            @Nullable Long slipDays) {}

    /**
     * Which expectations to list; empty sets leave out nothing.
     *
     * @param organisations that make the model, or state the expectation
     */
    public record Filter(Set<String> organisations, Set<String> models, Set<String> statuses) {

        public static final Filter NONE = new Filter(Set.of(), Set.of(), Set.of());

        boolean admits(Listed listed) {
            var maker = Subject.model(listed.model()).organisationSide();
            return (organisations.isEmpty()
                            || organisations.contains(maker)
                            || organisations.contains(listed.item().source().publisher()))
                    && (models.isEmpty() || models.contains(listed.model()))
                    && (statuses.isEmpty() || statuses.contains(listed.item().status()));
        }
    }

    /** Expectations about all models, the newest first. */
    public List<Listed> list(Filter filter, TemporalPoint moment, OffsetLimit slice) {
        return all(moment).stream()
                .filter(filter::admits)
                .skip(slice.offset())
                .limit(slice.limit())
                .toList();
    }

    /** What became of the expectations that an organisation stated. */
    public PromiseRecord record(String organisation, TemporalPoint moment) {
        return PromiseRecord.of(all(moment).stream()
                .filter(listed -> listed.item().source().publisher().equals(organisation))
                .toList());
    }

    private List<Listed> all(TemporalPoint moment) {
        var stated = query.at(moment, "fact = 'expectation'", "order by effective desc, subject collate \"C\", key")
                .toList();
        var settled = query.at(moment, "fact = 'resolution'", "").toList();
        var models = stated.stream()
                .map(answer -> answer.question().subject())
                .distinct()
                .toList();
        var courses = answers.course(models, REACHING, moment).stream()
                .collect(Collectors.groupingBy(answer -> answer.question().subject()));
        return stated.stream()
                .map(answer -> {
                    var subject = answer.question().subject();
                    var item = item(
                            answer,
                            resolution(settled, answer),
                            courses.getOrDefault(subject, List.of()),
                            moment.effectiveAt());
                    return new Listed(subject.id(), item, slip(item, moment.effectiveAt()));
                })
                .toList();
    }

    private static @Nullable Long slip(Item item, Instant effectiveAt) {
        if (item.status().equals("overdue")) {
            return ExpectedWindow.parse(item.window())
                    .map(window -> -window.daysLeft(effectiveAt))
                    .orElse(null);
        }
        if (!item.status().startsWith("met")) {
            return null;
        }
        return item.daysLate() != null || item.daysEarly() == null ? item.daysLate() : Long.valueOf(-item.daysEarly());
    }

    public List<Item> of(Subject model, TemporalPoint moment) {
        return of(
                answers.of(model, FACTS, moment),
                answers.course(List.of(model), REACHING, moment),
                moment.effectiveAt());
    }

    /**
     * @param all the answers about one model, whatever the facts
     * @param course its answers over valid time, among which may be what was expected
     */
    static List<Item> of(List<Answer> all, List<Answer> course, Instant effectiveAt) {
        return all.stream()
                .filter(answer -> answer.question().fact() == FactType.EXPECTATION)
                .map(answer -> item(answer, resolution(all, answer), course, effectiveAt))
                .toList();
    }

    private static Optional<Answer> resolution(List<Answer> all, Answer expectation) {
        return all.stream()
                .filter(answer -> answer.question().settles(expectation.question()))
                .findFirst();
    }

    private static Item item(Answer answer, Optional<Answer> resolution, List<Answer> course, Instant effectiveAt) {
        var effectiveData = (ExpectationStated) answer.effectiveData();
        var event = answer.event();
        var outcome = resolution
                .map(ExpectationView::explicit)
                .orElseGet(() -> ExpectationOutcome.of(answer, course, effectiveAt));
        var left = ExpectedWindow.parse(effectiveData.window())
                .flatMap(window -> Optional.ofNullable(outcome.at()).map(window::daysLeft))
                .filter(days -> outcome.status().startsWith("met") || outcome.by() != null);
        return new Item(
                effectiveData.about(),
                effectiveData.expected(),
                effectiveData.surface(),
                effectiveData.window(),
                effectiveData.commitment(),
                effectiveData.statement(),
                outcome.status(),
                outcome.by(),
                event.claim().observedAt(),
                event.claim().source(),
                event.id(),
                left.filter(days -> days >= 0).orElse(null),
                left.filter(days -> days < 0).map(days -> -days).orElse(null));
    }

    /** The event that decided is the one that the resolution names, else the resolution itself. */
    private static ExpectationOutcome explicit(Answer settled) {
        var resolved = (ExpectationResolved) settled.effectiveData();
        boolean came = resolved.outcome() == ExpectationEvent.Outcome.MET
                || resolved.outcome() == ExpectationEvent.Outcome.MET_BY_OTHER_MODEL;
        return new ExpectationOutcome(
                resolved.outcome().word(),
                settled.event().id(),
                came ? settled.event().claim().begins() : null);
    }
}
