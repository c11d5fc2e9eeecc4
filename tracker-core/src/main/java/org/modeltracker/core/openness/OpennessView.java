package org.modeltracker.core.openness;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.answer.FactView;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.openness.OpennessEvent.Artifact;
import org.springframework.stereotype.Component;

/** Reads the open-source status of models. */
@Component
public class OpennessView extends FactView<FactAnswer<OpennessView.Item>> {

    OpennessView(Answers answers) {
        super(answers, FactType.OPEN_SOURCE_STATUS, OpennessView::answer);
    }

    /** @param statement the vendor's wording, verbatim */
    public record Item(
            OpennessEvent.Status status,
            @Nullable String license,
            @Nullable Artifact weights,
            @Nullable Artifact code,
            @Nullable Artifact trainingData,
            @Nullable String claimedBy,
            @Nullable String statement,
            PartialDate since,
            EffectiveBasis sinceBasis) {}

    /** @param intent a hope or promise for later; null without one */
    public record Outlook(
            @JsonUnwrapped FactAnswer<Item> status,
            @Nullable Intent intent) {}

    /**
     * An expectation about openness that the model itself has not met.
     *
     * @param expectation as stated
     * @param metBy another model that met it; missing while it is open
     */
    public record Intent(
            ClaimData expectation,
            PartialDate observedAt,
            Source source,
            UUID eventId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String metBy) {}

    /**
     * The status with the intent; empty if no source has stated the status.
     *
     * @param all the answers about one model, whatever the facts
     */
    public static Optional<Outlook> outlook(List<Answer> all, @Nullable Intent intent) {
        return all.stream()
                .filter(answer -> answer.question().fact() == FactType.OPEN_SOURCE_STATUS)
                .findFirst()
                .map(answer -> new Outlook(answer(answer), intent));
    }

    private static FactAnswer<Item> answer(Answer answer) {
        return FactAnswer.of(answer, item(answer));
    }

    private static Item item(Answer answer) {
        var effectiveData = (OpennessEvent.OpenSourceStatusChanged) answer.effectiveData();
        return new Item(
                effectiveData.status(),
                effectiveData.license(),
                effectiveData.weights(),
                effectiveData.code(),
                effectiveData.trainingData(),
                effectiveData.claimedBy(),
                effectiveData.statement(),
                answer.since(),
                answer.sinceBasis());
    }
}
