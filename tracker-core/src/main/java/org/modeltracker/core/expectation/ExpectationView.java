package org.modeltracker.core.expectation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.expectation.ExpectationEvent.Commitment;
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
    private final ExpectationQuery query;

    ExpectationView(Answers answers, ExpectationQuery query) {
        this.answers = answers;
        this.query = query;
    }

    /**
     * @param status open, met, met_by_other_model, missed or void; overdue if a dated window has passed and it is still open
     * @param resolvedBy the event that resolved it, or whose claim reached the expected state
     * @param metByModel the model that met it
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

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String metByModel,

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

        @JsonIgnore
        public boolean isMetByOtherModel() {
            return status.equals(ExpectationEvent.Outcome.MET_BY_OTHER_MODEL.word());
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
            return statuses.isEmpty() || statuses.contains(listed.item().status());
        }
    }

    /** Expectations about all models, the newest first. */
    public List<Listed> list(Filter filter, TemporalPoint moment, OffsetLimit slice) {
        return listed(query.stated(filter, moment), moment)
                .filter(filter::admits)
                .skip(slice.offset())
                .limit(slice.limit())
                .toList();
    }

    /** The answers that state expectations which are still open. */
    public List<Answer> open(TemporalPoint moment) {
        var stated = query.stated(Filter.NONE, moment);
        var open = listed(stated, moment)
                .map(Listed::item)
                .filter(item -> item.status().equals("open"))
                .map(Item::eventId)
                .collect(Collectors.toSet());
        return stated.stream()
                .filter(answer -> open.contains(answer.event().id()))
                .toList();
    }

    /** What became of the expectations that an organisation stated. */
    public PromiseRecord record(String organisation, TemporalPoint moment) {
        return PromiseRecord.of(
                listed(query.statedBy(organisation, moment), moment).toList());
    }

    private Stream<Listed> listed(List<Answer> stated, TemporalPoint moment) {
        var models = stated.stream()
                .map(answer -> answer.question().subject())
                .distinct()
                .toList();
        var items = items(answers.of(models, Set.of(FactType.RESOLUTION), moment), moment);
        var courses = answers.course(models, REACHING, moment).stream()
                .collect(Collectors.groupingBy(answer -> answer.question().subject()));
        return stated.stream().map(answer -> {
            var subject = answer.question().subject();
            var item = items.item(answer, courses.getOrDefault(subject, List.of()));
            return new Listed(subject.id(), item, slip(item, moment.effectiveAt()));
        });
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
        return of(model, answers.of(model, FACTS, moment), moment);
    }

    /** @param all what is known of the model at the moment */
    public List<Item> of(Subject model, List<Answer> all, TemporalPoint moment) {
        var stated = all.stream()
                .filter(answer -> answer.question().fact() == FactType.EXPECTATION)
                .toList();
        if (stated.isEmpty()) {
            return List.of(); // most models: what could have met one need not be read
        }
        var items = items(all, moment);
        var course = answers.course(List.of(model), REACHING, moment);
        return stated.stream().map(answer -> items.item(answer, course)).toList();
    }

    private ExpectationItems items(List<Answer> all, TemporalPoint moment) {
        var named = ExpectationItems.named(all).toList();
        return ExpectationItems.of(all, answers.subjects(named, moment), moment.effectiveAt());
    }
}
