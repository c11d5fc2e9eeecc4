package org.modeltracker.api.overview;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.core.overview.UpcomingItem;
import org.modeltracker.core.overview.UpcomingItem.Kind;
import org.modeltracker.core.overview.UpcomingList;
import org.modeltracker.core.overview.UpcomingList.Filter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What has a date to come. */
@RestController
class UpcomingEndpoint {

    private static final Pattern DAYS = Pattern.compile("([1-9]\\d{0,3})d");

    private final UpcomingList upcoming;

    UpcomingEndpoint(UpcomingList upcoming) {
        this.upcoming = upcoming;
    }

    /**
     * Lists retirements, deprecations, prices, ends of promotions, releases and open expectations with a date to come, the soonest first.
     *
     * @param organisation the makers of the models
     * @param within how far to look ahead, in days, such as 90d. Default: 365d
     */
    @GetMapping("/v1/upcoming")
    Page<UpcomingItem> listUpcoming(
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") Set<String> model,
            @RequestParam(defaultValue = "") @OneOf(Kind.class) Set<String> kind,
            @RequestParam(defaultValue = "365d") String within,
            ListTimes times) {
        var kinds = kind.stream()
                .map(word -> Kind.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        return times.wholeOfDay(upcoming.list(new Filter(organisation, model, kinds, days(within)), times.moment()));
    }

    private static Duration days(String within) {
        var days = DAYS.matcher(within);
        if (!days.matches()) {
            throw Problem.parameter("within", "must be a number of days from 1 to 9999, such as 90d");
        }
        return Duration.ofDays(Long.parseLong(days.group(1)));
    }
}
