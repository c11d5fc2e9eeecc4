package org.modeltracker.core.expectation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    private static final Set<FactType> FACTS = Set.of(FactType.EXPECTATION, FactType.RESOLUTION);

    private final Answers answers;
    private final AnswerQuery query;

    ExpectationView(Answers answers, AnswerQuery query) {
        this.answers = answers;
        this.query = query;
    }

    /**
     * @param status open, met, met_by_other_model, missed or void; overdue if a dated window has passed and it is still open
     * @param resolvedBy the event that resolved it
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
            UUID eventId) {

        public boolean isOpen() {
            return status.equals("open") || status.equals("overdue");
        }
    }

    /**
     * An expectation among those of all models.
     *
     * @param slipDays days from the end of its window to its outcome, or until now if overdue; negative if early; null if unknown
     */
    public record Listed(String model, Item item, @Nullable Long slipDays) {}

    /** Expectations about all models, the newest first. */
    public List<Listed> list(TemporalPoint moment, OffsetLimit slice) {
        var stated = query.at(
                        moment,
                        "fact = 'expectation'",
                        "order by effective desc, subject collate \"C\", key" + slice.sql())
                .toList();
        var roots = stated.stream()
                .map(answer -> answer.question().key().get("event"))
                .toArray(String[]::new);
        var settled = query.at(moment, "fact = 'resolution' and key ->> 'expectation' = any (?)", "", (Object) roots)
                .toList();
        return stated.stream()
                .map(answer -> {
                    var resolution = resolution(settled, answer);
                    var item = item(answer, resolution, moment.effectiveAt());
                    return new Listed(
                            answer.question().subject().id(), item, slip(item, resolution, moment.effectiveAt()));
                })
                .toList();
    }

    private static @Nullable Long slip(Item item, Optional<Answer> resolution, Instant effectiveAt) {
        var came = resolution
                .filter(settled -> item.status().startsWith("met"))
                .map(settled -> settled.event().claim().begins())
                .or(() -> item.status().equals("overdue") ? Optional.of(effectiveAt) : Optional.empty());
        return window(item.window())
                .flatMap(window -> came.map(at -> ChronoUnit.DAYS.between(window.lastInstant(), at)))
                .orElse(null);
    }

    public List<Item> of(Subject model, TemporalPoint moment) {
        return of(answers.of(model, FACTS, moment), moment.effectiveAt());
    }

    /** @param all the answers about one model, whatever the facts */
    public static List<Item> of(List<Answer> all, Instant effectiveAt) {
        return all.stream()
                .filter(answer -> answer.question().fact() == FactType.EXPECTATION)
                .map(answer -> item(answer, resolution(all, answer), effectiveAt))
                .toList();
    }

    private static Optional<Answer> resolution(List<Answer> all, Answer expectation) {
        return all.stream()
                .filter(answer -> answer.question().settles(expectation.question()))
                .findFirst();
    }

    private static Item item(Answer answer, Optional<Answer> resolution, Instant effectiveAt) {
        var effectiveData = (ExpectationStated) answer.effectiveData();
        var event = answer.event();
        var status = resolution
                .map(settled -> ((ExpectationResolved) settled.effectiveData())
                        .outcome()
                        .word())
                .orElseGet(() -> isOverdue(effectiveData, effectiveAt) ? "overdue" : "open");
        return new Item(
                effectiveData.about(),
                effectiveData.expected(),
                effectiveData.surface(),
                effectiveData.window(),
                effectiveData.commitment(),
                effectiveData.statement(),
                status,
                resolution.map(settled -> settled.event().id()).orElse(null),
                event.claim().observedAt(),
                event.claim().source(),
                event.id());
    }

    /** A window in words, such as "coming weeks", never passes. A statement "not before" is never late. */
    private static boolean isOverdue(ExpectationStated effectiveData, Instant effectiveAt) {
        return effectiveData.commitment() != Commitment.NOT_EARLIER_THAN
                && window(effectiveData.window())
                        .filter(window -> !effectiveAt.isBefore(window.end()))
                        .isPresent();
    }

    private static Optional<PartialDate> window(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(PartialDate::parse);
        } catch (DateTimeException words) {
            return Optional.empty();
        }
    }
}
