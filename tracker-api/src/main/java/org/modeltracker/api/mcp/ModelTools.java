package org.modeltracker.api.mcp;

import static org.modeltracker.api.mcp.Parameter.LIST_TIMES;
import static org.modeltracker.api.mcp.Parameter.MODEL;
import static org.modeltracker.api.mcp.Parameter.MODEL_TIMES;
import static org.modeltracker.api.mcp.Parameter.ORGANISATIONS;
import static org.modeltracker.api.mcp.Parameter.PAGE;
import static org.modeltracker.api.mcp.Parameter.text;
import static org.modeltracker.api.mcp.Parameter.texts;
import static org.modeltracker.api.mcp.Parameter.words;
import static org.modeltracker.api.mcp.Parameter.wordsOf;

import java.util.List;
import java.util.Objects;
import org.modeltracker.api.http.ModelAnswers;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelSorting;
import org.modeltracker.core.access.AccessEvent.AppChannel;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.benchmark.BenchmarkView;
import org.modeltracker.core.benchmark.ScoreSetting;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.openness.OpennessEvent;
import org.modeltracker.core.overview.ModelFilter;
import org.modeltracker.core.overview.ModelList;
import org.modeltracker.core.overview.Overview;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.PricingView;
import org.springframework.stereotype.Component;

/** Tools about models: search, card, comparison, price history, leaderboard. */
@Component
class ModelTools {

    private static final int MOST_COMPARED = 20;

    private final ToolTimes times;
    private final ModelLookup known;
    private final ModelList models;
    private final Overview overview;
    private final PricingView pricing;
    private final BenchmarkView benchmarks;

    ModelTools(
            ToolTimes times,
            ModelLookup known,
            ModelList models,
            Overview overview,
            PricingView pricing,
            BenchmarkView benchmarks) {
        this.times = times;
        this.known = known;
        this.models = models;
        this.overview = overview;
        this.pricing = pricing;
        this.benchmarks = benchmarks;
    }

    List<AgentTool> all() {
        return List.of(
                AgentTool.of(
                        "find_models",
                        "Lists the tracked models with access, prices and openness in short, each with its source.",
                        this::findModels,
                        List.of(
                                text(
                                        "q",
                                        "Words of the name, an id or an alias, in any order. The best hits come first."),
                                ORGANISATIONS,
                                words("access_state", wordsOf(AccessState.values()), "States of access."),
                                words(
                                        "channel",
                                        wordsOf(ApiChannel.values(), AppChannel.values()),
                                        "The ways in which programs or people reach the model."),
                                words(
                                        "open_source_status",
                                        wordsOf(OpennessEvent.Status.values()),
                                        "How open the weights are."),
                                words(
                                        "pricing_disclosure",
                                        wordsOf(Disclosure.values()),
                                        "How the price is published."),
                                texts("family", "Model families."),
                                texts("license", "Licences, as SPDX expressions."),
                                texts("modality", "What it reads or writes: text, image, audio…"),
                                text(
                                        "max_input_price",
                                        "The most that a million tokens of input cost, in US dollars, such as 1.5."),
                                text("max_output_price", "The same for a million tokens of output."),
                                text(
                                        "sort",
                                        "relevance, name, organisation, released, changed, input_price, output_price, context, openness, sellers or benchmarks; a minus sign turns the order round.")),
                        PAGE,
                        LIST_TIMES),
                AgentTool.of(
                        "model_card",
                        "Returns everything known about one model: release, access, prices, openness, disputes and expectations, each with its source.",
                        this::modelCard,
                        List.of(MODEL.needed()),
                        MODEL_TIMES),
                AgentTool.of(
                        "compare",
                        "Compares models side by side: access, prices, openness and benchmarks.",
                        this::compare,
                        List.of(
                                texts("model", "1 to 20 models, each as organisation/name.")
                                        .needed(),
                                texts("benchmark", "Benchmarks to show. Default: all.")),
                        MODEL_TIMES),
                AgentTool.of(
                        "price_history",
                        "Returns every price of a model, with its valid time and its record time.",
                        this::priceHistory,
                        List.of(MODEL.needed()),
                        MODEL_TIMES),
                AgentTool.of(
                        "leaderboard",
                        "Ranks the models of one version of a benchmark in one setting, the best first. Scores of different versions are never compared.",
                        this::leaderboard,
                        List.of(
                                text("benchmark", "The id of the benchmark.").needed(),
                                text(
                                        "version",
                                        "The version. Default: the newest defined version with scores. Empty: scores of unknown version."),
                                text(
                                        "metric",
                                        "The metric, such as pass@1. Default: the commonest; so for the next three."),
                                text("variant", "The variant or subset of the benchmark."),
                                text("harness", "The software that ran it."),
                                text("effort", "The reasoning effort or mode.")),
                        MODEL_TIMES));
    }

    private Object findModels(Arguments arguments) {
        var page = times.list("find_models", arguments);
        var filter = new ModelFilter(
                arguments.set("organisation"),
                arguments.set("access_state"),
                arguments.set("channel"),
                arguments.set("open_source_status"),
                arguments.set("pricing_disclosure"),
                arguments.set("family"),
                arguments.set("license"),
                arguments.set("modality"),
                null,
                null,
                null,
                arguments.number("max_input_price"),
                arguments.number("max_output_price"),
                null,
                null);
        var q = arguments.text("q");
        var sorting = ModelSorting.parse(Objects.requireNonNullElse(arguments.text("sort"), ""), q);
        var found = models.list(filter, q, sorting, page.settled(), page.slice());
        return page.page(found.items(), found.total());
    }

    private Object modelCard(Arguments arguments) {
        var id = arguments.needed("model");
        var moment = times.point(arguments);
        return known.search(id, moment)
                .flatMap(model -> overview.card(model.id(), moment))
                .map(card -> times.with(arguments, card))
                .orElseThrow(() -> unknown(id));
    }

    private static Problem unknown(String model) {
        return Problem.notFound("the model %s is unknown; find_models lists the known models".formatted(model));
    }

    private Object compare(Arguments arguments) {
        var wanted = arguments.texts("model");
        if (wanted.isEmpty() || wanted.size() > MOST_COMPARED) {
            throw Problem.parameter("model", "must contain 1 to %d models".formatted(MOST_COMPARED));
        }
        var moment = times.point(arguments);
        var found = wanted.stream()
                .map(id ->
                        known.search(id, moment).orElseThrow(() -> unknown(id)).id())
                .distinct()
                .toList();
        return times.with(arguments, overview.compare(found, arguments.set("benchmark"), moment));
    }

    private Object priceHistory(Arguments arguments) {
        var moment = times.point(arguments);
        var model = known.find(arguments.needed("model"), moment);
        return new ModelAnswers<>(model.id(), arguments.times(), pricing.history(model, moment));
    }

    private Object leaderboard(Arguments arguments) {
        var benchmark = arguments.needed("benchmark");
        return benchmarks
                .leaderboard(
                        benchmark,
                        new ScoreSetting.Wanted(
                                arguments.text("version"),
                                arguments.text("metric"),
                                arguments.text("variant"),
                                arguments.text("harness"),
                                arguments.text("effort")),
                        times.point(arguments))
                .map(board -> times.with(arguments, board))
                .orElseThrow(() -> Problem.notFound("the benchmark %s is unknown".formatted(benchmark)));
    }
}
