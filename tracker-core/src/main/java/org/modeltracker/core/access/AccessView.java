package org.modeltracker.core.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.answer.BitemporalRow;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;

/** Reads where, to whom and in which state a model is available. */
@Component
public class AccessView {

    private final Answers answers;

    AccessView(Answers answers) {
        this.answers = answers;
    }

    /**
     * @param audience null for everybody
     * @param sinceBasis first_seen: since then at the latest
     * @param claims the live claims; the first one gives the answer
     * @param snapshot the dated or numbered build; null for the model as such
     * @param variant how the weights are run or packed
     * @param listedAs the id under which the shop lists the model, verbatim
     */
    public record Item(
            String channel,
            @Nullable String surface,
            @Nullable String provider,
            @Nullable String region,
            @Nullable String audience,
            AccessState state,
            @Nullable String vendorTerm,
            boolean alias,
            PartialDate since,
            EffectiveBasis sinceBasis,
            boolean disputed,
            Source source,
            UUID eventId,
            List<RecordedEvent> claims,
            @Nullable String snapshot,
            @Nullable String variant,
            @Nullable String listedAs) {}

    public List<Item> of(Subject model, TemporalPoint moment) {
        return answers.of(model, Set.of(FactType.ACCESS), moment).stream()
                .map(AccessView::item)
                .toList();
    }

    /** Over valid time, as it is known at the moment. */
    public List<BitemporalRow<Item>> course(Subject model, TemporalPoint moment) {
        return BitemporalRow.of(answers.course(model, FactType.ACCESS, moment), AccessView::item);
    }

    /** Over both times. */
    public List<BitemporalRow<Item>> history(Subject model, TemporalPoint moment) {
        return BitemporalRow.of(answers.history(model, FactType.ACCESS, moment), AccessView::item);
    }

    public static Item item(Answer answer) {
        var effectiveData = (AccessEvent) answer.effectiveData();
        var key = answer.question().key();
        return new Item(
                effectiveData.channel().word(),
                key.get("surface"),
                key.get("provider"),
                key.get("region"),
                key.get("audience"),
                effectiveData.state(),
                effectiveData.vendorTerm(),
                key.containsKey("alias"),
                answer.since(),
                answer.sinceBasis(),
                answer.disputed(),
                answer.event().claim().source(),
                answer.event().id(),
                answer.claims(),
                key.get("snapshot"),
                key.get("variant"),
                answer.listedAs());
    }
}
