package org.modeltracker.api.page;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.core.overview.OrganisationList;
import org.modeltracker.core.overview.UpcomingItem.Kind;
import org.modeltracker.core.overview.UpcomingList;
import org.modeltracker.core.overview.UpcomingList.Filter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What has a date to come, the soonest first. */
@Controller
class UpcomingPage {

    private static final Duration YEAR = Duration.ofDays(365);

    private final UpcomingList upcoming;

    private final OrganisationList organisations;

    private final ModelNames names;

    UpcomingPage(UpcomingList upcoming, OrganisationList organisations, ModelNames names) {
        this.names = names;
        this.organisations = organisations;
        this.upcoming = upcoming;
    }

    @GetMapping("/upcoming")
    String upcoming(
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") @OneOf(Kind.class) String kind,
            ListTimes times,
            Model page) {
        Set<Kind> kinds = kind.isEmpty() ? Set.of() : Set.of(Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
        var list = times.wholeOfDay(upcoming.list(new Filter(organisation, Set.of(), kinds, YEAR), times.moment()));
        page.addAttribute("list", list);
        names.add(
                list.data().stream()
                        .flatMap(item -> Stream.concat(Stream.of(item.model()), Stream.ofNullable(item.replacement()))),
                times.moment(),
                page);
        page.addAttribute("kinds", Kind.values());
        page.addAttribute("kind", kind);
        page.addAttribute("makers", organisations.list(times.settled()));
        page.addAttribute("organisation", String.join("", organisation));
        return "upcoming";
    }
}
