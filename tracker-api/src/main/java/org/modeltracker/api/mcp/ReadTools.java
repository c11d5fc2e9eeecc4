package org.modeltracker.api.mcp;

import static org.modeltracker.api.mcp.Parameter.LIST_TIMES;
import static org.modeltracker.api.mcp.Parameter.MODEL_TIMES;
import static org.modeltracker.api.mcp.Parameter.PAGE;
import static org.modeltracker.api.mcp.Parameter.text;
import static org.modeltracker.api.mcp.Parameter.texts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.digest.DigestRange;
import org.modeltracker.api.digest.Digests;
import org.modeltracker.api.http.ModelAnswers;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListParameterParser;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.QueryDate;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.api.http.request.TimeParameterParser;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.benchmark.BenchmarkView;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.overview.ModelList;
import org.modeltracker.core.overview.Overview;
import org.modeltracker.core.pricing.PricingView;
import org.modeltracker.core.timeline.TimelineView;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every tool that there is. */
@Component
class ReadTools {

    private static final Parameter MODEL = text("model", "organisation/name, as find_models gives it");
    private static final Parameter ORGANISATIONS = texts("organisation", "Organisations' ids; several mean or.");
    private static final int MOST_COMPARED = 20;

    private final TimeParameterParser moments;
    private final ListParameterParser lists;
    private final ModelLookup known;
    private final ModelList models;
    private final Overview overview;
    private final PricingView pricing;
    private final BenchmarkView benchmarks;
    private final TimelineView timeline;
    private final ExpectationView expectations;
    private final Digests digests;
    private final JsonMapper json;

    ReadTools(
            TimeParameterParser moments,
            ListParameterParser lists,
            ModelLookup known,
            ModelList models,
            Overview overview,
            PricingView pricing,
            BenchmarkView benchmarks,
            TimelineView timeline,
            ExpectationView expectations,
            Digests digests,
            JsonMapper json) {
        this.moments = moments;
        this.lists = lists;
        this.known = known;
        this.models = models;
        this.overview = overview;
        this.pricing = pricing;
        this.benchmarks = benchmarks;
        this.timeline = timeline;
        this.expectations = expectations;
        this.digests = digests;
        this.json = json;
    }

    List<ReadTool> all() {
        return List.of(
                ReadTool.of(
                        "find_models",
                        "The models that are tracked, with access, price and openness in short, each with its source.",
                        this::findModels,
                        List.of(
                                text("q", "Found in the id, the name, an alias or a vendor's id."),
                                ORGANISATIONS,
                                texts(
                                        "access_state",
                                        "private_preview, public_preview, general_availability, retired…"),
                                texts("channel", "first_party_api, cloud_marketplace, aggregator, consumer_app…"),
                                texts("open_source_status", "closed, open_weights, open_weights_permissive…"),
                                texts("pricing_disclosure", "disclosed, undisclosed, free…"),
                                texts("family", "Families of models.")),
                        PAGE,
                        LIST_TIMES),
                ReadTool.of(
                        "model_card",
                        "All that is known of one model: release, access, prices, openness, disputes, expectations, each with its source.",
                        this::modelCard,
                        List.of(MODEL.needed()),
                        MODEL_TIMES),
                ReadTool.of(
                        "compare",
                        "Models side by side: access, prices, openness and benchmarks.",
                        this::compare,
                        List.of(
                                texts("model", "1 to 20 models, organisation/name")
                                        .needed(),
                                texts("benchmark", "Benchmarks to show; all without it.")),
                        LIST_TIMES),
                ReadTool.of(
                        "price_history",
                        "What a model cost: every interval with its valid time and its record time.",
                        this::priceHistory,
                        List.of(MODEL.needed()),
                        MODEL_TIMES),
                ReadTool.of(
                        "leaderboard",
                        "The models of one benchmark and one version, best first; scores of different versions are never compared.",
                        this::leaderboard,
                        List.of(
                                text("benchmark", "Its id.").needed(),
                                text("version", "Of the benchmark; the newest that has scores without it.")),
                        LIST_TIMES),
                ReadTool.of(
                        "timeline",
                        "What happened, newest first, one sentence an event, each with its source.",
                        this::timeline,
                        List.of(
                                ORGANISATIONS,
                                texts("model", "Models, organisation/name; several mean or."),
                                texts("type", "Types of event: model.released, api_access.changed, pricing.changed…"),
                                text("from", "A date or instant: when it was true in the world."),
                                text("to", "Likewise; counts to its last instant.")),
                        PAGE,
                        LIST_TIMES),
                ReadTool.of(
                        "disputes",
                        "What sources disagree on, since when, and who says what.",
                        this::disputes,
                        PAGE,
                        LIST_TIMES),
                ReadTool.of(
                        "expectations",
                        "What is expected of a model: open, overdue, met, missed or void.",
                        this::expectations,
                        List.of(MODEL.needed()),
                        MODEL_TIMES),
                ReadTool.of(
                        "changes_since",
                        "What changed since a position or a date, the most important first. Give as_of of the answer as after for what comes next.",
                        this::changesSince,
                        List.of(
                                text("after", "A position in the log: what was learned later."),
                                text("from", "A date or instant on the axis."),
                                text("to", "Likewise; counts to its last instant."),
                                text(
                                        "axis",
                                        "recorded (default): when the log learned of it; effective: when it is true."),
                                ORGANISATIONS),
                        LIST_TIMES));
    }

    private Object findModels(Arguments arguments) {
        var times = list("find_models", arguments);
        var filter = new ModelList.Filter(
                arguments.set("organisation"),
                arguments.set("access_state"),
                arguments.set("channel"),
                arguments.set("open_source_status"),
                arguments.set("pricing_disclosure"),
                arguments.set("family"),
                arguments.text("q"));
        return times.page(models.list(filter, ModelList.Sort.MODEL, times.moment(), times.slice()));
    }

    private Object modelCard(Arguments arguments) {
        var id = arguments.needed("model");
        var asked = arguments.times();
        return overview.card(id, moments.resolve(asked))
                .map(card -> told(asked, card))
                .orElseThrow(() -> unknown(id));
    }

    private static Problem unknown(String model) {
        return Problem.notFound("the model %s is unknown; find_models tells which are known".formatted(model));
    }

    private Object compare(Arguments arguments) {
        var wanted = arguments.texts("model");
        if (wanted.isEmpty() || wanted.size() > MOST_COMPARED) {
            throw Problem.parameter("model", "has 1 to %d models".formatted(MOST_COMPARED));
        }
        var moment = moments.resolve(arguments.times());
        var found = models.known(wanted, moment);
        wanted.stream().filter(id -> !found.contains(id)).findFirst().ifPresent(id -> {
            throw unknown(id);
        });
        return told(arguments.times(), overview.compare(wanted, arguments.set("benchmark"), moment));
    }

    private Object priceHistory(Arguments arguments) {
        var moment = moments.resolve(arguments.times());
        var model = known.find(arguments.needed("model"), moment);
        return new ModelAnswers<>(model.id(), arguments.times(), pricing.history(model, moment));
    }

    private Object leaderboard(Arguments arguments) {
        var benchmark = arguments.needed("benchmark");
        return benchmarks
                .leaderboard(benchmark, arguments.text("version"), moments.resolve(arguments.times()))
                .map(board -> told(arguments.times(), board))
                .orElseThrow(() -> Problem.notFound("the benchmark %s is unknown".formatted(benchmark)));
    }

    private Object timeline(Arguments arguments) {
        var times = list("timeline", arguments);
        var from = arguments.text("from");
        var to = arguments.text("to");
        var filter = new TimelineView.Filter(
                arguments.set("organisation"),
                arguments.set("model"),
                arguments.set("type"),
                times.asked().effectiveAt() == null ? null : times.moment().effectiveAt(),
                null,
                from == null ? null : QueryDate.parse("from", from).start(),
                to == null ? null : QueryDate.parse("to", to).lastInstant());
        return times.page(timeline.list(
                filter, TimelineView.Order.EFFECTIVE, times.moment().asOf(), times.slice()));
    }

    private Object disputes(Arguments arguments) {
        var times = list("disputes", arguments);
        return times.page(overview.disputes(times.moment(), times.slice()));
    }

    private Object expectations(Arguments arguments) {
        var moment = moments.resolve(arguments.times());
        var model = known.find(arguments.needed("model"), moment);
        return new ModelAnswers<>(model.id(), arguments.times(), expectations.of(model, moment));
    }

    private Object changesSince(Arguments arguments) {
        var times = new SubjectTimes(moments.resolve(arguments.times()), arguments.times());
        @Nullable String axis = arguments.text("axis");
        return digests.of(new DigestRange(
                arguments.text("after"),
                arguments.text("from"),
                arguments.text("to"),
                axis == null ? "recorded" : axis,
                arguments.set("organisation"),
                times));
    }

    private ListTimes list(String tool, Arguments arguments) {
        return lists.resolve(
                arguments.times(), arguments.text("limit"), arguments.text("cursor"), arguments.list(tool));
    }

    /** An answer that says back the times it was asked for. */
    private ObjectNode told(TimeParameters asked, Object answer) {
        ObjectNode told = json.valueToTree(asked);
        return told.setAll((ObjectNode) json.valueToTree(answer));
    }
}
