package org.modeltracker.core.benchmark;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.AnswerQuery;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.answer.Evidence;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkDefined;
import org.modeltracker.core.benchmark.BenchmarkEvent.Direction;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;

/** Reads benchmarks and leaderboards. */
@Component
public class BenchmarkView {

    private final Answers answers;
    private final AnswerQuery query;

    BenchmarkView(Answers answers, AnswerQuery query) {
        this.answers = answers;
        this.query = query;
    }

    /** One version of a benchmark. */
    public record Item(
            String id,
            String name,
            @Nullable String version,
            @Nullable String unit,
            Direction direction,
            @Nullable String evaluator,
            @Nullable String url,
            @Nullable String supersedes,
            @JsonUnwrapped Evidence evidence) {}

    /** Benchmarks by id, one item per version. */
    public List<Item> list(TemporalPoint moment, OffsetLimit slice) {
        return query.at(moment, "fact = 'benchmark'", "order by subject collate \"C\", key" + slice.sql())
                .map(BenchmarkView::item)
                .toList();
    }

    /**
     * The leaderboard of one version. The default is the unknown version if it has scores, else the newest version that has scores.
     *
     * @return empty if the benchmark or its version is unknown
     */
    public Optional<Leaderboard> leaderboard(String benchmark, @Nullable String version, TemporalPoint moment) {
        var subject = Subject.benchmark(benchmark);
        if (!answers.knows(subject, moment)) {
            return Optional.empty();
        }
        var definitions = answers.of(subject, Set.of(FactType.BENCHMARK), moment);
        var scores = query.at(moment, "fact = 'score' and key ->> 'benchmark' = ?", "", benchmark)
                .toList();
        var versions = Versions.of(definitions, scores);
        if (version != null && !versions.named().contains(version)) {
            return Optional.empty();
        }
        var items = definitions.stream().map(BenchmarkView::item).toList();
        return Optional.of(
                board(benchmark, version == null ? versions.usual() : version, items, scores, versions.named()));
    }

    private static Leaderboard board(
            String benchmark,
            @Nullable String version,
            List<Item> definitions,
            List<Answer> scores,
            List<String> versions) {
        var definition = definitions.stream()
                .filter(item -> Objects.equals(item.version(), version))
                .findFirst()
                .or(() -> definitions.stream().findFirst());
        var entries = scores.stream()
                .filter(answer -> Objects.equals(Versions.name(answer), version))
                .map(answer -> new Leaderboard.LeaderboardRow(
                        answer.question().subject().id(), ScoreView.answer(answer)))
                .toList();
        var direction = definition.map(Item::direction).orElse(Direction.HIGHER_IS_BETTER);
        return new Leaderboard(
                benchmark,
                definition.map(Item::name).orElse(null),
                version,
                definition.map(Item::unit).orElse(null),
                direction,
                Leaderboard.rank(entries, direction),
                Leaderboard.leftOut(entries),
                versions);
    }

    private static Item item(Answer answer) {
        var effectiveData = (BenchmarkDefined) answer.effectiveData();
        return new Item(
                answer.question().subject().id(),
                effectiveData.name(),
                effectiveData.version(),
                effectiveData.unit(),
                effectiveData.direction(),
                effectiveData.evaluator(),
                effectiveData.url(),
                effectiveData.supersedes(),
                Evidence.of(answer));
    }
}
