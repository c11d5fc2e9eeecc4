package org.modeltracker.core.benchmark;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkPublished;
import org.modeltracker.core.benchmark.BenchmarkEvent.ConfidenceInterval;
import org.modeltracker.core.benchmark.BenchmarkEvent.Run;
import org.modeltracker.core.claim.Answer;
import org.modeltracker.core.claim.Answers;
import org.modeltracker.core.claim.Interval;
import org.modeltracker.core.model.Fact;
import org.modeltracker.core.model.Moment;
import org.modeltracker.core.model.Recorded;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.VagueDate;
import org.springframework.stereotype.Component;

/** What a model scored. */
@Component
public class ScoreView {

    private final Answers answers;

    ScoreView(Answers answers) {
        this.answers = answers;
    }

    /** @param claims the live claims, the answering one first */
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
            VagueDate effective,
            boolean disputed,
            Source source,
            UUID eventId,
            List<Recorded> claims) {}

    public List<Item> of(Subject model, Moment moment) {
        return answers.of(model, Set.of(Fact.SCORE), moment).stream()
                .map(ScoreView::item)
                .toList();
    }

    public List<Interval<Item>> history(Subject model, Moment moment) {
        return Interval.of(answers.history(model, Fact.SCORE, moment), ScoreView::item);
    }

    public static Item item(Answer answer) {
        var said = (BenchmarkPublished) answer.said();
        var claim = answer.event().claim();
        return new Item(
                said.benchmark(),
                said.version(),
                said.variant(),
                said.harness(),
                said.effort(),
                said.score(),
                said.measuredBy(),
                said.reportedBy() == null ? claim.source().publisher() : said.reportedBy(),
                said.run(),
                said.confidenceInterval(),
                said.n(),
                claim.effective(),
                answer.disputed(),
                claim.source(),
                answer.event().id(),
                answer.claims());
    }
}
