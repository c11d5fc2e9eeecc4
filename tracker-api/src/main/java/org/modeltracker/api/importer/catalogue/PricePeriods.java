package org.modeltracker.api.importer.catalogue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;

/** The prices of one offering over time, as a catalogue lists them with the days between which they hold. */
final class PricePeriods {

    private final CatalogueEntry entry;
    private final SkippedEntries skips;
    private final List<Period> periods = new ArrayList<>();

    PricePeriods(CatalogueEntry entry, SkippedEntries skips) {
        this.entry = entry;
        this.skips = skips;
    }

    /**
     * @param from null where the catalogue does not tell when it began
     * @param to the first day on which it does not hold; null where it is open
     */
    private record Period(
            @Nullable LocalDate from, @Nullable LocalDate to, CataloguePrices prices) {

        private LocalDate start() {
            return from == null ? LocalDate.MIN : from;
        }
    }

    void add(@Nullable LocalDate from, @Nullable LocalDate to, CataloguePrices prices) {
        if (from != null && to != null && !from.isBefore(to)) {
            skips.add("empty_price_period", entry.name() + ": " + from + " to " + to);
        } else if (periods.stream().anyMatch(one -> Objects.equals(one.from, from))) {
            skips.add("duplicate_price_period", entry.name() + ": " + from);
        } else {
            periods.add(new Period(from, to, prices));
        }
    }

    /** Gives the entry the price of the day and those with dates. A period without a beginning and with an end held the day before that. */
    void end(PartialDate observedAt) {
        periods.sort(Comparator.comparing(Period::start));
        var today = observedAt.start().atOffset(ZoneOffset.UTC).toLocalDate();
        var dated = new ArrayList<DatedPrices>();
        for (int i = 0; i < periods.size(); i++) {
            var period = periods.get(i);
            var next = i + 1 == periods.size() ? null : periods.get(i + 1).from;
            var end = earlier(period.to, next);
            if (period.to != null && !period.to.equals(next)) {
                period.prices.until(PartialDate.day(period.to.minusDays(1)));
            }
            if (period.from != null) {
                dated.add(new DatedPrices(PartialDate.day(period.from), EffectiveBasis.STATED, period.prices));
            } else if (end == null || end.isAfter(today)) {
                entry.prices(period.prices);
            } else {
                dated.add(new DatedPrices(PartialDate.day(end.minusDays(1)), EffectiveBasis.FIRST_SEEN, period.prices));
            }
        }
        entry.datedPrices(dated);
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
