package org.modeltracker.core.overview;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.modeltracker.core.answer.AnswerQuery;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.benchmark.BenchmarkView;
import org.modeltracker.core.benchmark.Leaderboard;
import org.modeltracker.core.benchmark.ScoreSetting;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.openness.OpennessView;
import org.modeltracker.core.pricing.PricingView;
import org.springframework.stereotype.Component;

/** Reads cards, comparisons and frontiers. */
@Component
public class Overview {

    private final Answers answers;
    private final AnswerQuery query;
    private final BenchmarkView benchmarks;
    private final ExpectationView expectations;

    Overview(Answers answers, AnswerQuery query, BenchmarkView benchmarks, ExpectationView expectations) {
        this.answers = answers;
        this.query = query;
        this.benchmarks = benchmarks;
        this.expectations = expectations;
    }

    /** Empty if the model is unknown. */
    public Optional<Card> card(String model, TemporalPoint moment) {
        return present(model, moment).map(ModelPresent::card);
    }

    /** What the card leaves out, too. Empty if the model is unknown. */
    public Optional<ModelPresent> present(String model, TemporalPoint moment) {
        var subject = Subject.model(model);
        if (!answers.knows(subject, moment)) {
            return Optional.empty();
        }
        var all = answers.of(subject, EnumSet.allOf(FactType.class), moment);
        return Optional.of(ModelPresent.of(subject, all, expectations.of(subject, all, moment)));
    }

    /** How the prices and the access of a model changed, as it is known at the moment. */
    public ModelCourse course(Subject model, TemporalPoint moment) {
        return ModelCourse.of(answers.course(List.of(model), ModelCourse.FACTS, moment));
    }

    /** @param benchmarks which benchmarks to show; empty for all */
    public ModelComparison compare(List<String> models, Set<String> benchmarks, TemporalPoint moment) {
        var all = answers.of(models.stream().map(Subject::model).toList(), EnumSet.allOf(FactType.class), moment);
        var known = all.stream()
                .collect(Collectors.groupingBy(answer -> answer.question().subject()));
        var promises = models.stream()
                .distinct()
                .map(Subject::model)
                .collect(Collectors.toMap(
                        Subject::id, model -> expectations.of(model, known.getOrDefault(model, List.of()), moment)));
        return ModelComparison.of(models, all, promises, benchmarks);
    }

    /** The open-source status of a model and its maker's intent; empty if no source has stated the status. */
    public Optional<OpennessView.Outlook> openness(Subject model, TemporalPoint moment) {
        var facts = Set.of(FactType.OPEN_SOURCE_STATUS, FactType.EXPECTATION, FactType.RESOLUTION);
        var all = answers.of(model, facts, moment);
        return OpennessOutlook.of(all, expectations.of(model, all, moment));
    }

    /** Empty if the benchmark or its version is unknown. @param wanted which version and setting of its leaderboard */
    public Optional<Frontier> frontier(String benchmark, ScoreSetting.Wanted wanted, TemporalPoint moment) {
        return benchmarks.leaderboard(benchmark, wanted, moment).map(board -> {
            var models = board.data().stream()
                    .map(Leaderboard.Ranked::model)
                    .distinct()
                    .map(Subject::model)
                    .toList();
            var prices = answers.of(models, Set.of(FactType.PRICING), moment).stream()
                    .collect(Collectors.groupingBy(
                            answer -> answer.question().subject().id(),
                            Collectors.mapping(PricingView::answer, Collectors.toList())));
            return Frontier.of(board, prices);
        });
    }

    /** The headline prices of those of these models that have one, by id. */
    public Map<String, ModelPrice> prices(Collection<String> models, TemporalPoint moment) {
        var subjects = models.stream().distinct().map(Subject::model).toList();
        var pricing = answers.of(subjects, Set.of(FactType.PRICING), moment).stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.question().subject(),
                        Collectors.mapping(PricingView::answer, Collectors.toList())));
        var prices = new HashMap<String, ModelPrice>();
        pricing.forEach((model, asked) -> HeadlinePrice.of(Objects.requireNonNull(model.organisationSide()), asked)
                .ifPresent(price -> prices.put(model.id(), ModelPrice.of(price))));
        return prices;
    }

    /** Names and openness of these models, by id. */
    public Map<String, ModelHead> heads(Collection<String> models, TemporalPoint moment) {
        var facts = Set.of(FactType.ANNOUNCED, FactType.RELEASED, FactType.OPEN_SOURCE_STATUS);
        var subjects = models.stream().distinct().map(Subject::model).toList();
        var known = answers.of(subjects, facts, moment).stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.question().subject().id()));
        return subjects.stream()
                .collect(Collectors.toMap(
                        Subject::id, model -> ModelHead.of(model.id(), known.getOrDefault(model.id(), List.of()))));
    }

    /** All names at once, because a page needs many. */
    public DisplayNames names(TemporalPoint moment) {
        return DisplayNames.of(query.at(moment, "fact in ('organisation', 'benchmark')", ""));
    }
}
