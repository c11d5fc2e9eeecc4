package org.modeltracker.core.benchmark;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.answer.BitemporalRow;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkPublished;
import org.modeltracker.core.benchmark.BenchmarkEvent.ConfidenceInterval;
import org.modeltracker.core.benchmark.BenchmarkEvent.Run;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;

/** Reads the scores of a model. */
@Component
public class ScoreView {

    private final Answers answers;

    ScoreView(Answers answers) {
        this.answers = answers;
    }

    /** @param claims the live claims; the first one gives the answer */
    public record Item(
            String benchmark,
            @Nullable String version,
            @Nullable String variant,
            @Nullable String harness,
            @Nullable String effort,
            Score score,
            @Nullable String measuredBy,
            @Nullable String reportedBy,
            @Nullable Run run,
            @Nullable ConfidenceInterval confidenceInterval,
            @Nullable Long n,
            PartialDate effective,
            boolean disputed,
            Source source,
            UUID eventId,
            List<RecordedEvent> claims) {}

    public List<Item> of(Subject model, TemporalPoint moment) {
        return answers.of(model, Set.of(FactType.SCORE), moment).stream()
                .map(ScoreView::item)
                .toList();
    }

    public List<BitemporalRow<Item>> history(Subject model, TemporalPoint moment) {
        return BitemporalRow.of(answers.history(model, FactType.SCORE, moment), ScoreView::item);
    }

    public static Item item(Answer answer) {
        var effectiveData = (BenchmarkPublished) answer.effectiveData();
        var claim = answer.event().claim();
        return new Item(
                effectiveData.benchmark(),
                effectiveData.version(),
                effectiveData.variant(),
                effectiveData.harness(),
                effectiveData.effort(),
                effectiveData.score(),
                effectiveData.measuredBy(),
                effectiveData.reportedBy() == null ? claim.source().publisher() : effectiveData.reportedBy(),
                effectiveData.run(),
                effectiveData.confidenceInterval(),
                effectiveData.n(),
                claim.effective(),
                answer.disputed(),
                claim.source(),
                answer.event().id(),
                answer.claims());
    }
}
