package org.modeltracker.api.mcp;

import static org.modeltracker.api.mcp.Parameter.LIST_TIMES;
import static org.modeltracker.api.mcp.Parameter.MODEL;
import static org.modeltracker.api.mcp.Parameter.MODEL_TIMES;
import static org.modeltracker.api.mcp.Parameter.ORGANISATIONS;
import static org.modeltracker.api.mcp.Parameter.PAGE;
import static org.modeltracker.api.mcp.Parameter.text;
import static org.modeltracker.api.mcp.Parameter.texts;
import static org.modeltracker.api.mcp.Parameter.words;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.digest.DigestChoice;
import org.modeltracker.api.digest.DigestRange;
import org.modeltracker.api.digest.Digests;
import org.modeltracker.api.http.ModelAnswers;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.QueryDate;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.api.overview.DisputeAnswer;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.overview.DisputeList;
import org.modeltracker.core.timeline.TimelineView;
import org.springframework.stereotype.Component;

/** Tools about events and open questions: timeline, disputes, expectations, changes. */
@Component
class ChangeTools {

    private final ToolTimes times;
    private final ModelLookup known;
    private final DisputeList disputes;
    private final TimelineView timeline;
    private final ExpectationView expectations;
    private final Digests digests;
    private final EventTypeRegistry types;

    ChangeTools(
            ToolTimes times,
            ModelLookup known,
            DisputeList disputes,
            TimelineView timeline,
            ExpectationView expectations,
            Digests digests,
            EventTypeRegistry types) {
        this.times = times;
        this.known = known;
        this.disputes = disputes;
        this.timeline = timeline;
        this.expectations = expectations;
        this.digests = digests;
        this.types = types;
    }

    List<AgentTool> all() {
        return List.of(
                AgentTool.of(
                        "timeline",
                        "Lists events, the newest first, with one sentence and the source of each.",
                        this::timeline,
                        List.of(
                                ORGANISATIONS,
                                texts("model", "Models, each as organisation/name. Several mean or."),
                                words(
                                        "type",
                                        types.types().stream().sorted().toList(),
                                        "Event types. Several mean or."),
                                text("from", "The first valid time: a date or an instant."),
                                text("to", "The last valid time: a date (its last instant, UTC) or an instant.")),
                        PAGE,
                        LIST_TIMES),
                AgentTool.of(
                        "disputes",
                        "Lists facts on which sources disagree, the most important first, with what each source claims, and how many there are of each fact.",
                        this::disputes,
                        PAGE,
                        LIST_TIMES),
                AgentTool.of(
                        "expectations",
                        "Lists the expectations about a model: open, overdue, met, missed or void.",
                        this::expectations,
                        List.of(MODEL.needed()),
                        MODEL_TIMES),
                AgentTool.of(
                        "changes_since",
                        "Lists what changed since a position or a date, most important first. To continue later, pass the as_of of the answer as after.",
                        this::changesSince,
                        List.of(
                                text("after", "A log position. The answer lists later events only."),
                                text("from", "The start of the range on the axis: a date or an instant."),
                                text(
                                        "to",
                                        "The end of the range on the axis: a date (its last instant, UTC) or an instant."),
                                text(
                                        "axis",
                                        "The axis of from and to. recorded (default): when the log recorded it. effective: when it is true."),
                                ORGANISATIONS),
                        LIST_TIMES));
    }

    private Object timeline(Arguments arguments) {
        var page = times.list("timeline", arguments);
        var from = arguments.text("from");
        var to = arguments.text("to");
        var filter = new TimelineView.Filter(
                arguments.set("organisation"),
                arguments.set("model"),
                arguments.set("type"),
                page.asked().effectiveAt() == null ? null : page.moment().effectiveAt(),
                null,
                from == null ? null : QueryDate.parse("from", from).start(),
                to == null ? null : QueryDate.parse("to", to).lastInstant());
        return page.page(timeline.list(
                filter, TimelineView.Order.EFFECTIVE, page.moment().asOf(), page.slice()));
    }

    private Object disputes(Arguments arguments) {
        var page = times.list("disputes", arguments);
        return DisputeAnswer.of(disputes, Set.of(), page);
    }

    private Object expectations(Arguments arguments) {
        var moment = times.point(arguments);
        var model = known.find(arguments.needed("model"), moment);
        return new ModelAnswers<>(model.id(), arguments.times(), expectations.of(model, moment));
    }

    private Object changesSince(Arguments arguments) {
        var asked = new SubjectTimes(times.point(arguments), arguments.times());
        @Nullable String axis = arguments.text("axis");
        return digests.of(new DigestRange(
                arguments.text("after"),
                arguments.text("from"),
                arguments.text("to"),
                axis == null ? "recorded" : axis,
                arguments.set("organisation"),
                asked,
                DigestChoice.ALL));
    }
}
