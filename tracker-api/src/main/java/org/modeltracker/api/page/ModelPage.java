package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.overview.Overview;
import org.modeltracker.core.overview.UpcomingItem;
import org.modeltracker.core.overview.UpcomingList;
import org.modeltracker.core.timeline.TimelineView;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.modeltracker.core.timeline.TimelineView.Order;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One model: can I call it, what does it cost, is it open, how good is it, who says so. */
@Controller
class ModelPage {

    private static final int EVENTS = 30;

    private static final Duration YEARS = Duration.ofDays(5 * 365);

    /** Expectations have a list of their own. */
    private static final Set<UpcomingItem.Kind> DATED = EnumSet.complementOf(EnumSet.of(UpcomingItem.Kind.EXPECTATION));

    private final Overview overview;
    private final ModelLookup models;
    private final TimelineView timeline;
    private final UpcomingList upcoming;
    private final ChartAttributes charts;

    ModelPage(
            Overview overview,
            ModelLookup models,
            TimelineView timeline,
            UpcomingList upcoming,
            ChartAttributes charts) {
        this.overview = overview;
        this.models = models;
        this.timeline = timeline;
        this.upcoming = upcoming;
        this.charts = charts;
    }

    @GetMapping("/models/{organisation}/{model}")
    String model(
            @PathVariable String organisation,
            @PathVariable String model,
            ModelTimes times,
            Model page,
            HttpServletRequest request) {
        var moment = times.moment();
        var subject = models.find(organisation + "/" + model, moment);
        if (!subject.id().equals(organisation + "/" + model)) {
            var query = request.getQueryString();
            return "redirect:/models/" + subject.id() + (query == null ? "" : "?" + query);
        }
        var present = overview.present(subject.id(), moment).orElseThrow();
        var card = present.card();
        var course = overview.course(subject, moment);
        page.addAttribute("card", card);
        page.addAttribute("scores", present.scores());
        page.addAttribute(
                "upcoming",
                upcoming.list(new UpcomingList.Filter(Set.of(), Set.of(subject.id()), DATED, YEARS), moment));
        page.addAttribute("accessCourse", course.access());
        page.addAttribute("priceCourse", course.prices());
        charts.prices(subject.id(), card.name(), course.prices(), moment, page);
        charts.nameCard("/models/" + subject.id() + "/card.png", page);
        page.addAttribute("expectations", present.expectations());
        var all = new Filter(Set.of(), Set.of(subject.id()), Set.of(), null, moment.observedBy(), null, null);
        page.addAttribute("timeline", timeline.list(all, Order.EFFECTIVE, moment.asOf(), new OffsetLimit(0, EVENTS)));
        return "model";
    }
}
