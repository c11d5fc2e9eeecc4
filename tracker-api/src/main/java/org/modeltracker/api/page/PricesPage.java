package org.modeltracker.api.page;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.QueryDate;
import org.modeltracker.core.pricing.PriceChanges;
import org.modeltracker.core.pricing.PriceChanges.Direction;
import org.modeltracker.core.pricing.PriceChanges.Filter;
import org.modeltracker.core.pricing.PriceChanges.Order;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The prices that moved, the largest change first. */
@Controller
class PricesPage {

    private static final Duration LOOK_BACK = Duration.ofDays(30);
    private static final int DAY = "2026-01-01".length();

    private final PriceChanges changes;

    PricesPage(PriceChanges changes) {
        this.changes = changes;
    }

    @GetMapping("/prices")
    String prices(
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "") @OneOf(Direction.class) String direction,
            @RequestParam(defaultValue = "percent") @OneOf(Order.class) String sort,
            ListTimes times,
            Model page) {
        var filter = new Filter(
                organisation,
                Set.of(),
                Set.of(),
                direction.isEmpty() ? null : Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
                null);
        var end = to != null && !to.isEmpty()
                ? QueryDate.parse("to", to).lastInstant()
                : times.moment().effectiveAt();
        var begin = from != null && !from.isEmpty()
                ? QueryDate.parse("from", from).start()
                : end.truncatedTo(ChronoUnit.DAYS).minus(LOOK_BACK);
        var order = Order.valueOf(sort.toUpperCase(Locale.ROOT));
        page.addAttribute(
                "list",
                times.wholeOfDay(
                        changes.list(filter, begin, end, order, times.moment().asOf())));
        page.addAttribute("begin", begin.toString().substring(0, DAY));
        page.addAttribute("end", end.toString().substring(0, DAY));
        page.addAttribute("organisation", String.join("", organisation));
        page.addAttribute("direction", direction);
        page.addAttribute("sort", sort);
        return "prices";
    }
}
