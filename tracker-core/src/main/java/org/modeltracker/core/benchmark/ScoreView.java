package org.modeltracker.core.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.answer.FactView;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkPublished;
import org.modeltracker.core.benchmark.BenchmarkEvent.ConfidenceInterval;
import org.modeltracker.core.benchmark.BenchmarkEvent.Run;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.springframework.stereotype.Component;

/** Reads the scores of a model. */
@Component
public class ScoreView extends FactView<FactAnswer<ScoreView.Item>> {

    ScoreView(Answers answers) {
        super(answers, FactType.SCORE, ScoreView::answer);
    }

    /** @param effective when it was published */
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

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String metric,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long attempts,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long votes) {

        /** The same in another unit, with its interval. Null if its unit does not convert. */
        @Nullable
        Item in(@Nullable ScoreUnit unit) {
            var own = score.scoreUnit();
            var converted = score.in(unit);
            if (converted == null || own == null || unit == null) {
                return converted == null ? null : this;
            }
            return new Item(
                    benchmark,
                    version,
                    variant,
                    harness,
                    effort,
                    converted,
                    measuredBy,
                    reportedBy,
                    run,
                    confidenceInterval == null ? null : confidenceInterval.moved(own.placesTo(unit)),
                    n,
                    effective,
                    metric,
                    attempts,
                    votes);
        }
    }

    public static FactAnswer<Item> answer(Answer answer) {
        return FactAnswer.of(answer, item(answer));
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
                effectiveData.metric(),
                effectiveData.attempts(),
                effectiveData.votes());
    }
}
