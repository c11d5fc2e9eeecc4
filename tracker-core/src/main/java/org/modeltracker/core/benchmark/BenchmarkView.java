package org.modeltracker.core.benchmark;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.AnswerQuery;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.answer.Evidence;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkDefined;
import org.modeltracker.core.benchmark.BenchmarkEvent.Direction;
import org.modeltracker.core.benchmark.ScoreSetting.Wanted;
import org.modeltracker.core.model.FactKey;
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
     * The leaderboard of one version and setting. The default is the newest defined version that has scores, and its commonest setting.
     *
     * @return empty if the benchmark or its version is unknown
     */
    public Optional<Leaderboard> leaderboard(String benchmark, Wanted wanted, TemporalPoint moment) {
        var subject = Subject.benchmark(benchmark);
        if (!answers.knows(subject, moment)) {
            return Optional.empty();
        }
        var definitions = answers.of(subject, Set.of(FactType.BENCHMARK), moment);
        var scores = scores(benchmark, moment);
        var versions = Versions.of(definitions, scores, moment.effectiveAt());
        var asked = Versions.spelled(Wanted.given(wanted.version()));
        if (asked != null && !versions.named().contains(asked)) {
            return Optional.empty();
        }
        var version = wanted.version() == null ? versions.usual() : asked;
        return Optional.of(board(benchmark, version, wanted, definitions, scores, versions.named()));
    }

    /** Those of these benchmarks that have scores, the ones of most models first. */
    public List<String> mostScored(Collection<String> benchmarks, int most, TemporalPoint moment) {
        var models = query.at(moment, "fact = 'score'", "")
                .collect(Collectors.groupingBy(
                        answer -> Objects.requireNonNullElse(
                                answer.question().key().get("benchmark"), ""),
                        Collectors.mapping(
                                Answer::question, Collectors.mapping(FactKey::subject, Collectors.toSet()))));
        return benchmarks.stream()
                .filter(models::containsKey)
                .sorted(Comparator.comparing((String benchmark) ->
                                models.getOrDefault(benchmark, Set.of()).size())
                        .reversed())
                .limit(most)
                .toList();
    }

    private List<Answer> scores(String benchmark, TemporalPoint moment) {
        return moment.observedBy() == null
                ? query.at(moment, "fact = 'score' and key ->> 'benchmark' = ?", "", benchmark)
                        .toList()
                : answers.of(answers.scored(benchmark, moment), Set.of(FactType.SCORE), moment).stream()
                        .filter(answer ->
                                benchmark.equals(answer.question().key().get("benchmark")))
                        .toList();
    }

    private static Leaderboard board(
            String benchmark,
            @Nullable String version,
            Wanted wanted,
            List<Answer> definitions,
            List<Answer> scores,
            List<String> versions) {
        var items = definitions.stream().map(BenchmarkView::item).toList();
        var definition = items.stream()
                .filter(item -> Objects.equals(Versions.spelled(item.version()), version))
                .findFirst()
                .or(() -> items.stream().findFirst());
        var unit = BenchmarkUnit.of(
                benchmark,
                version,
                definitions.stream().map(Answer::effectiveData).toList());
        var ofVersion = ofVersion(scores, version);
        var setting = ScoreSetting.usual(ofVersion, wanted);
        var shown = ofVersion.stream()
                .filter(answer -> ScoreSetting.of(answer).equals(setting))
                .toList();
        var rows = LeaderboardRow.bestFounded(shown).stream()
                .map(answer -> LeaderboardRow.of(answer, unit))
                .toList();
        var direction = definition.map(Item::direction).orElse(Direction.HIGHER_IS_BETTER);
        return new Leaderboard(
                benchmark,
                definition.map(Item::name).orElse(null),
                version,
                definition.map(Item::unit).orElse(null),
                direction,
                Leaderboard.rank(rows, direction),
                Leaderboard.leftOut(rows),
                versions,
                setting,
                version == null ? List.of() : Leaderboard.all(ofVersion(scores, null)),
                settings(scores, versions));
    }

    private static List<Answer> ofVersion(List<Answer> scores, @Nullable String version) {
        return scores.stream()
                .filter(answer -> Objects.equals(Versions.name(answer), version))
                .toList();
    }

    private static List<Leaderboard.SettingCount> settings(List<Answer> scores, List<String> versions) {
        return Stream.concat(versions.reversed().stream(), Stream.of((String) null))
                .flatMap(version -> ScoreSetting.models(ofVersion(scores, version)).entrySet().stream()
                        .map(entry -> new Leaderboard.SettingCount(version, entry.getKey(), entry.getValue())))
                .toList();
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
