package org.modeltracker.api.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.PriceChangePeriod;
import org.modeltracker.api.page.TimeBar.Pair;
import org.modeltracker.core.overview.OrganisationList;
import org.modeltracker.core.pricing.PriceChange;
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

    private static final int DAY = "2026-01-01".length();

    private final PriceChanges changes;

    private final OrganisationList organisations;

    private final ModelNames names;

    PricesPage(PriceChanges changes, OrganisationList organisations, ModelNames names) {
        this.names = names;
        this.organisations = organisations;
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
        var period = PriceChangePeriod.parse(given(from), given(to), times.moment());
        var order = Order.valueOf(sort.toUpperCase(Locale.ROOT));
        var list = times.wholeOfDay(changes.list(
                filter, period.from(), period.to(), order, times.moment().asOf()));
        page.addAttribute("list", list);
        page.addAttribute("asData", List.of(new Pair("sort", sort)));
        names.add(list.data().stream().map(PriceChange::model), times.moment(), page);
        page.addAttribute("begin", period.from().toString().substring(0, DAY));
        page.addAttribute("end", period.to().toString().substring(0, DAY));
        page.addAttribute("makers", organisations.list(times.settled()));
        page.addAttribute("organisation", String.join("", organisation));
        page.addAttribute("direction", direction);
        page.addAttribute("sort", sort);
        return "prices";
    }

    /** A field of the form that is left empty is not given. */
    private static @Nullable String given(@Nullable String field) {
        return field == null || field.isEmpty() ? null : field;
    }
}
