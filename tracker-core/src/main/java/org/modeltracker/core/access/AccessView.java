package org.modeltracker.core.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.answer.FactView;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.springframework.stereotype.Component;

/** Reads where, to whom and in which state a model is available. */
@Component
public class AccessView extends FactView<OfferingAnswer<AccessView.Item>> {

    AccessView(Answers answers) {
        super(answers, FactType.ACCESS, AccessView::answer);
    }

    /**
     * @param audience null for everybody
     * @param sinceBasis first_seen: since then at the latest
     * @param replacement the model that is recommended instead
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

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String replacement) {}

    public static OfferingAnswer<Item> answer(Answer answer) {
        return OfferingAnswer.of(answer, item(answer));
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
                effectiveData.replacement());
    }
}
