package org.modeltracker.core.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.benchmark.ScoreView;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.pricing.PricingView;
import org.modeltracker.core.release.ReleaseView;
import tools.jackson.databind.node.NullNode;

/**
 * Models compared side by side.
 *
 * @param models the columns, in the requested order
 * @param data the rows
 */
public record ModelComparison(List<Column> models, List<Row> data) {

    public record Column(String model, String name) {}

    /**
     * @param fact access, pricing, open_source_status or score
     * @param key the offering or the benchmark, the same for every cell
     * @param cells one per model, in the order of the columns; {@link #NOTHING} if nothing is known
     * @param currencies the currencies of its prices if there are several: amounts in different currencies cannot be compared
     */
    public record Row(
            String fact,
            Map<String, String> key,
            List<Object> cells,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> currencies) {

        static Row of(FactType fact, Map<String, String> key, List<Object> cells) {
            var currencies = cells.stream()
                    .flatMap(cell -> cell instanceof OfferingAnswer<?> offering
                                    && offering.item() instanceof PricingView.Item price
                            ? Stream.ofNullable(price.currency())
                            : Stream.empty())
                    .distinct()
                    .sorted()
                    .toList();
            return new Row(fact.word(), key, cells, currencies.size() > 1 ? currencies : List.of());
        }
    }

    /** JSON null: the list of cells keeps its length. */
    static final Object NOTHING = NullNode.getInstance();

    public static boolean isNothing(Object cell) {
        return cell == NOTHING;
    }

    private static final Set<String> MAKERS_OWN =
            Set.of("first_party_api", "consumer_app", "consumer_web", "messaging", "device");
    private static final List<FactType> FACTS =
            List.of(FactType.ACCESS, FactType.PRICING, FactType.OPEN_SOURCE_STATUS, FactType.SCORE);

    /**
     * @param expectations by model
     * @param benchmarks which benchmarks to show; empty for all
     */
    static ModelComparison of(
            List<String> models,
            List<Answer> all,
            Map<String, List<ExpectationView.Item>> expectations,
            Set<String> benchmarks) {
        var byModel = all.stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.question().subject().id()));
        var rows = new ArrayList<Row>();
        for (var fact : FACTS) {
            keys(fact, all, benchmarks)
                    .values()
                    .forEach(key -> rows.add(Row.of(
                            fact,
                            key,
                            models.stream()
                                    .map(model -> cell(
                                            fact,
                                            key,
                                            byModel.getOrDefault(model, List.of()),
                                            expectations.getOrDefault(model, List.of())))
                                    .toList())));
        }
        var columns = models.stream()
                .map(model -> new Column(model, ReleaseView.name(model, byModel.getOrDefault(model, List.of()))))
                .toList();
        return new ModelComparison(columns, rows);
    }

    /**
     * Prices in all currencies share one row. A model with prices in several shows the common one, without a currency in its key.
     *
     * <p>First-party APIs of all makers share one row: the provider is omitted if it is the model's own organisation.
     */
    private static Map<String, String> row(FactKey question) {
        var key = new TreeMap<>(question.inAnyCurrency().key());
        if (MAKERS_OWN.contains(key.getOrDefault("channel", ""))) {
            key.remove("provider", question.subject().organisationSide());
        }
        return key;
    }

    private static Map<String, Map<String, String>> keys(FactType fact, List<Answer> all, Set<String> benchmarks) {
        var keys = new TreeMap<String, Map<String, String>>();
        all.stream()
                .map(Answer::question)
                .filter(question -> question.fact() == fact)
                .map(ModelComparison::row)
                .filter(key -> benchmarks.isEmpty()
                        || !key.containsKey("benchmark")
                        || benchmarks.contains(key.get("benchmark")))
                .forEach(key -> keys.put(key.toString(), key));
        return keys;
    }

    private static Object cell(
            FactType fact, Map<String, String> key, List<Answer> answers, List<ExpectationView.Item> expectations) {
        return answers.stream()
                .filter(answer -> answer.question().fact() == fact
                        && row(answer.question()).equals(key))
                .min(Comparator.comparing(answer -> answer.question().key().getOrDefault("currency", "")))
                .map(answer -> item(fact, answer, answers, expectations))
                .orElse(NOTHING);
    }

    private static Object item(
            FactType fact, Answer answer, List<Answer> answers, List<ExpectationView.Item> expectations) {
        return switch (fact) {
            case ACCESS -> AccessView.answer(answer);
            case PRICING -> PricingView.answer(answer);
            case OPEN_SOURCE_STATUS ->
                OpennessOutlook.of(answers, expectations)
                        .<Object>map(outlook -> outlook)
                        .orElse(NOTHING);
            case SCORE -> ScoreView.answer(answer);
            case ANNOUNCED, RELEASED, EXPECTATION, RESOLUTION, REPORTED, ORGANISATION, BENCHMARK -> NOTHING;
        };
    }
}
