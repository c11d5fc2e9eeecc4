package org.modeltracker.api.page.chart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.modeltracker.api.page.chart.PriceChart.Step;
import org.modeltracker.api.page.text.PageText;
import org.modeltracker.core.answer.BitemporalRow;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.pricing.Price;
import org.modeltracker.core.pricing.PricingView;

/** Turns intervals of one offering into steps of a line. */
record PriceSteps(Instant now, PageText words) {

    /** The steps of one component: its base price for a million tokens, where it is given. */
    List<Step> of(String component, List<BitemporalRow<OfferingAnswer<PricingView.Item>>> rows) {
        return rows.stream()
                .flatMap(row -> amount(component, row.answer().item()).stream().map(amount -> step(row, amount)))
                .toList();
    }

    private Step step(BitemporalRow<OfferingAnswer<PricingView.Item>> row, BigDecimal amount) {
        var item = row.answer().item();
        return new Step(
                from(row),
                to(row),
                amount,
                words.money(amount, Objects.requireNonNull(item.currency())),
                words.on(item.since(), item.sinceBasis()),
                words.who(row.answer().answer().evidence().source()),
                row.effectiveTo() == null);
    }

    static Instant from(BitemporalRow<OfferingAnswer<PricingView.Item>> row) {
        var from = row.effectiveFrom();
        return from == null ? row.answer().item().since().start() : from;
    }

    /** What has no end is drawn until somebody last saw it. */
    Instant to(BitemporalRow<OfferingAnswer<PricingView.Item>> row) {
        var from = from(row);
        if (row.effectiveTo() != null) {
            return row.effectiveTo();
        }
        var seen = row.answer().answer().evidence().lastObserved().start();
        return Stream.of(seen, now)
                .min(Instant::compareTo)
                .filter(end -> end.isAfter(from))
                .orElse(from);
    }

    private static Optional<BigDecimal> amount(String component, PricingView.Item item) {
        return item.prices().stream()
                .filter(price -> price.component().equals(component) && price.isBase())
                .flatMap(price -> price.perMillionTokens().stream())
                .findFirst();
    }

    static boolean isDrawn(Price price) {
        return price.isBase()
                && PriceCharts.COMPONENTS.contains(price.component())
                && price.perMillionTokens().isPresent();
    }
}
