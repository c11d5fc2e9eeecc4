package org.modeltracker.api.timeline;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.ModelListTimes;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.QueryDate;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.timeline.TimelineView;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.modeltracker.core.timeline.TimelineView.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The timeline: one sentence per event. */
@RestController
class TimelineEndpoint {

    private final TimelineView view;
    private final ModelLookup models;

    TimelineEndpoint(TimelineView view, ModelLookup models) {
        this.view = view;
        this.models = models;
    }

    /**
     * Lists events, the newest first.
     *
     * @param from the start of the range on the axis of {@code order}, a date or an instant; {@code to} is its end and includes its last instant
     * @param order effective (default): by valid time; recorded: by time of recording
     */
    @GetMapping("/v1/timeline")
    Page<TimelineView.Item> listTimeline(
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") Set<String> model,
            @RequestParam(defaultValue = "") @OneOf(ClaimData.class) Set<String> type,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "effective") String order,
            ListTimes times) {
        return page(organisation, model, type, from, to, order, times);
    }

    /** Lists the events about one model, the newest first. */
    @GetMapping("/v1/models/{organisation}/{model}/timeline")
    Page<TimelineView.Item> listModelTimeline(
            @PathVariable String organisation,
            @PathVariable String model,
            @RequestParam(defaultValue = "") @OneOf(ClaimData.class) Set<String> type,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "effective") String order,
            ModelListTimes times) {
        var subject = models.find(organisation, model, times.list().moment());
        return page(Set.of(), Set.of(subject.id()), type, from, to, order, times.list());
    }

    private Page<TimelineView.Item> page(
            Set<String> organisations,
            Set<String> models,
            Set<String> types,
            @Nullable String from,
            @Nullable String to,
            String order,
            ListTimes times) {
        var filter = new Filter(
                organisations,
                models,
                types,
                times.asked().effectiveAt() == null ? null : times.moment().effectiveAt(),
                times.moment().observedBy(),
                from == null ? null : QueryDate.parse("from", from).start(),
                to == null ? null : QueryDate.parse("to", to).lastInstant());
        return times.page(view.list(filter, order(order), times.moment().asOf(), times.slice()));
    }

    private static Order order(String word) {
        return switch (word) {
            case "effective" -> Order.EFFECTIVE;
            case "recorded" -> Order.RECORDED;
            default -> throw Problem.parameter("order", "must be effective or recorded");
        };
    }
}
