package org.modeltracker.core.openness;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.openness.OpennessEvent.Artifact;
import org.springframework.stereotype.Component;

/** Reads the open-source status of a model and its maker's intent. */
@Component
public class OpennessView extends FactView<FactAnswer<OpennessView.Item>> {

    private final Answers answers;

    OpennessView(Answers answers) {
        super(answers, FactType.OPEN_SOURCE_STATUS, OpennessView::answer);
        this.answers = answers;
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

    /** @param intent a hope or promise for later; null without an open expectation */
    public record Outlook(
            @JsonUnwrapped FactAnswer<Item> status,
            @Nullable Intent intent) {}

    /** An open expectation about openness. @param expectation as stated */
    public record Intent(ClaimData expectation, PartialDate observedAt, Source source, UUID eventId) {}

    /** Empty if no source has stated it. */
    public Optional<Outlook> outlook(Subject model, TemporalPoint moment) {
        var all = answers.of(
                model, Set.of(FactType.OPEN_SOURCE_STATUS, FactType.EXPECTATION, FactType.RESOLUTION), moment);
        return outlook(all);
    }

    /** @param all the answers about one model, whatever the facts */
    public static Optional<Outlook> outlook(List<Answer> all) {
        return all.stream()
                .filter(answer -> answer.question().fact() == FactType.OPEN_SOURCE_STATUS)
                .findFirst()
                .map(answer -> new Outlook(answer(answer), intent(all)));
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

    /** The maker's own claims first, then the newest. */
    private static @Nullable Intent intent(List<Answer> all) {
        return all.stream()
                .filter(answer -> answer.question().fact() == FactType.EXPECTATION)
                .filter(answer -> FactType.OPEN_SOURCE_STATUS
                        .word()
                        .equals(answer.effectiveData().word()))
                .filter(answer ->
                        all.stream().noneMatch(other -> other.question().settles(answer.question())))
                .min(Comparator.comparing((Answer answer) ->
                                answer.event().claim().source().kind())
                        .thenComparing(answer -> answer.event().claim().observed(), Comparator.reverseOrder()))
                .map(answer -> new Intent(
                        answer.effectiveData(),
                        answer.event().claim().observedAt(),
                        answer.event().claim().source(),
                        answer.event().id()))
                .orElse(null);
    }
}
