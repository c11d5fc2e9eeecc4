package org.modeltracker.api.pricing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PriceChangePeriod;
import org.modeltracker.core.pricing.PriceChange;
import org.modeltracker.core.pricing.PriceChanges;
import org.modeltracker.core.pricing.PriceChanges.Direction;
import org.modeltracker.core.pricing.PriceChanges.Filter;
import org.modeltracker.core.pricing.PriceChanges.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prices that moved. */
@RestController
class PriceChangesEndpoint {

    private final PriceChanges changes;

    PriceChangesEndpoint(PriceChanges changes) {
        this.changes = changes;
    }

    /**
     * Lists prices that moved, each with the price before and after and the percentage. A price in another currency is not a change of price.
     *
     * @param from the first day on which a change took effect, a date or an instant. Default: 30 days before the end
     * @param to the last one. Default: {@code effective_at}, or now
     * @param direction down or up
     * @param minPercent the least that a price moved, in percent of the price before
     * @param sort percent (default): the largest change first; date: the newest first
     */
    @GetMapping("/v1/price-changes")
    Page<PriceChange> listPriceChanges(
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") Set<String> model,
            @RequestParam(defaultValue = "") Set<String> provider,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable @OneOf(Direction.class) String direction,
            @RequestParam(name = "min_percent", required = false) @Nullable BigDecimal minPercent,
            @RequestParam(defaultValue = "percent") @OneOf(Order.class) String sort,
            ListTimes times) {
        var filter = new Filter(
                organisation,
                model,
                provider,
                direction == null ? null : Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
                minPercent);
        var period = PriceChangePeriod.parse(from, to, times.moment());
        var order = Order.valueOf(sort.toUpperCase(Locale.ROOT));
        return times.wholeOfDay(changes.list(
                filter, period.from(), period.to(), order, times.moment().asOf()));
    }
}
