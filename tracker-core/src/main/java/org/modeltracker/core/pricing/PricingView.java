package org.modeltracker.core.pricing;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.answer.BitemporalRow;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;

/** Reads the prices of a model, or that they are undisclosed. */
@Component
public class PricingView {

    private final Answers answers;

    PricingView(Answers answers) {
        this.answers = answers;
    }

    /**
     * @param alias true if it is the price of a moving pointer, not of the model itself
     * @param prices empty if the source gives none
     * @param claims the live claims; the first one gives the answer
     * @param snapshot the dated or numbered build; null for the model as such
     * @param variant how the weights are run or packed
     * @param listedAs the id under which the shop lists the model, verbatim
     */
    public record Item(
            @Nullable String provider,
            ApiChannel channel,
            @Nullable String region,
            @Nullable String tier,
            boolean alias,
            Disclosure disclosure,
            @Nullable String currency,
            List<Price> prices,
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
        return answers.of(model, Set.of(FactType.PRICING), moment).stream()
                .map(PricingView::item)
                .toList();
    }

    /** Over valid time, as it is known at the moment. */
    public List<BitemporalRow<Item>> course(Subject model, TemporalPoint moment) {
        return BitemporalRow.of(answers.course(model, FactType.PRICING, moment), PricingView::item);
    }

    /** Over both times. */
    public List<BitemporalRow<Item>> history(Subject model, TemporalPoint moment) {
        return BitemporalRow.of(answers.history(model, FactType.PRICING, moment), PricingView::item);
    }

    public static Item item(Answer answer) {
        var effectiveData = (PricingEvent.PricingChanged) answer.effectiveData();
        var key = answer.question().key();
        return new Item(
                key.get("provider"),
                effectiveData.channel(),
                key.get("region"),
                key.get("tier"),
                key.containsKey("alias"),
                effectiveData.disclosure(),
                effectiveData.currency(),
                effectiveData.prices(),
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
