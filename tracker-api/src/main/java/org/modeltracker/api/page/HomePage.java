package org.modeltracker.api.page;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.modeltracker.api.digest.Importance;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.overview.OrganisationList;
import org.modeltracker.core.overview.UpcomingList;
import org.modeltracker.core.timeline.TimelineView;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.modeltracker.core.timeline.TimelineView.Order;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What changed lately. */
@Controller
class HomePage {

    private static final String HIGH = "high";
    private static final String ALL = "all";
    private static final int MOST_UPCOMING = 5;
    private static final UpcomingList.Filter SOON =
            new UpcomingList.Filter(Set.of(), Set.of(), Set.of(), Duration.ofDays(90));

    private final TimelineView timeline;
    private final EventTypeRegistry vocabulary;

    private final OrganisationList organisations;
    private final WeeksNews news;
    private final UpcomingList upcoming;

    HomePage(
            TimelineView timeline,
            EventTypeRegistry vocabulary,
            OrganisationList organisations,
            WeeksNews news,
            UpcomingList upcoming) {
        this.news = news;
        this.upcoming = upcoming;
        this.organisations = organisations;
        this.timeline = timeline;
        this.vocabulary = vocabulary;
    }

    @GetMapping("/")
    String home(
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") @OneOf(ClaimData.class) Set<String> type,
            @RequestParam(defaultValue = HIGH) String importance,
            ListTimes times,
            Model page) {
        var effectiveAt =
                times.asked().effectiveAt() == null ? null : times.moment().effectiveAt();
        var filter = new Filter(organisation, Set.of(), types(type, importance), effectiveAt, null, null, null);
        page.addAttribute(
                "list",
                times.page(timeline.list(filter, Order.RECORDED, times.moment().asOf(), times.slice())));
        page.addAttribute("makers", organisations.list(times.settled()));
        page.addAttribute("organisation", String.join("", organisation));
        page.addAttribute("type", String.join("", type));
        boolean whole = organisation.isEmpty()
                && type.isEmpty()
                && importance.equals(HIGH)
                && times.slice().offset() == 0;
        var moment = times.moment();
        page.addAttribute("week", whole ? news.until(moment.effectiveAt(), moment.asOf()) : List.of());
        page.addAttribute(
                "upcoming",
                whole
                        ? upcoming.list(SOON, moment).stream()
                                .limit(MOST_UPCOMING)
                                .toList()
                        : List.of());
        page.addAttribute("importance", importance);
        page.addAttribute("types", vocabulary.types().stream().sorted().toList());
        return "home";
    }

    /** Who names a type wants that, however important it is. */
    private Set<String> types(Set<String> wanted, String importance) {
        if (!importance.equals(HIGH) && !importance.equals(ALL)) {
            throw Problem.parameter("importance", "must be high or all");
        }
        return importance.equals(ALL) || !wanted.isEmpty()
                ? wanted
                : vocabulary.types().stream().filter(Importance::leads).collect(Collectors.toUnmodifiableSet());
    }
}
