package org.modeltracker.core.pricing;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.Answer;
import org.modeltracker.core.claim.Answers;
import org.modeltracker.core.claim.Interval;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.Basis;
import org.modeltracker.core.model.Fact;
import org.modeltracker.core.model.Moment;
import org.modeltracker.core.model.Recorded;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.VagueDate;
import org.springframework.stereotype.Component;

/** What a model costs, or that it is not said. */
@Component
public class PricingView {

    private final Answers answers;

    PricingView(Answers answers) {
        this.answers = answers;
    }

    /**
     * @param alias true where it is the price of a moving pointer, which is not the model's own
     * @param prices empty where none is given
     * @param claims the live claims, the answering one first
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
            VagueDate since,
            Basis sinceBasis,
            boolean disputed,
            Source source,
            UUID eventId,
            List<Recorded> claims) {}

    public List<Item> of(Subject model, Moment moment) {
        return answers.of(model, Set.of(Fact.PRICING), moment).stream()
                .map(PricingView::item)
                .toList();
    }

    /** Over valid time, as it is known at the moment. */
    public List<Interval<Item>> course(Subject model, Moment moment) {
        return Interval.of(answers.course(model, Fact.PRICING, moment), PricingView::item);
    }

    /** Over both times. */
    public List<Interval<Item>> history(Subject model, Moment moment) {
        return Interval.of(answers.history(model, Fact.PRICING, moment), PricingView::item);
    }

    public static Item item(Answer answer) {
        var said = (PricingEvent.PricingChanged) answer.said();
        var key = answer.question().key();
        return new Item(
                key.get("provider"),
                said.channel(),
                key.get("region"),
                key.get("tier"),
                key.containsKey("alias"),
                said.disclosure(),
                said.currency(),
                said.prices(),
                answer.since(),
                answer.sinceBasis(),
                answer.disputed(),
                answer.event().claim().source(),
                answer.event().id(),
                answer.claims());
    }
}
