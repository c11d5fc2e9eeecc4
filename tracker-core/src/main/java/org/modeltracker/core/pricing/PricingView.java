package org.modeltracker.core.pricing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.answer.FactView;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.springframework.stereotype.Component;

/** Reads the prices of a model, or that they are undisclosed. */
@Component
public class PricingView extends FactView<OfferingAnswer<PricingView.Item>> {

    PricingView(Answers answers) {
        super(answers, FactType.PRICING, PricingView::answer);
    }

    /**
     * @param alias true if it is the price of a moving pointer, not of the model itself
     * @param prices empty if the source gives none
     * @param regular the prices that hold without the promotion
     * @param sinceBasis first_seen: since then at the latest
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
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Price> regular,
            PartialDate since,
            EffectiveBasis sinceBasis) {

        /** The same with the prices that hold at the hour of an instant. */
        public Item atHourOf(Instant instant) {
            return new Item(
                    provider,
                    channel,
                    region,
                    tier,
                    alias,
                    disclosure,
                    currency,
                    Price.atHourOf(instant, prices),
                    regular,
                    since,
                    sinceBasis);
        }
    }

    public static OfferingAnswer<Item> answer(Answer answer) {
        return OfferingAnswer.of(answer, item(answer));
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
                effectiveData.regular(),
                answer.since(),
                answer.sinceBasis());
    }
}
