package org.modeltracker.api.page.chart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.api.page.chart.PriceChart.Gap;
import org.modeltracker.api.page.chart.PriceChart.Line;
import org.modeltracker.api.page.chart.PriceChart.Step;
import org.modeltracker.api.page.text.PageText;
import org.modeltracker.core.answer.BitemporalRow;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.PricingView;

/** Draws the price history of a model: one line for each seller, in the commonest currency. */
public final class PriceCharts {

    static final List<String> COMPONENTS = List.of("input", "output");

    /** Lines that nobody can tell apart say nothing; the reader may add the others. */
    private static final int MOST_SHOWN = 6;

    private static final BigDecimal TWO_DECADES = BigDecimal.valueOf(100);

    /** Then nobody expects a price. */
    private static final Set<Disclosure> NOT_SOLD = EnumSet.of(Disclosure.NOT_OFFERED, Disclosure.WITHDRAWN);

    private final String model;
    private final PageText words;
    private final PriceSteps steps;
    private final List<BitemporalRow<OfferingAnswer<PricingView.Item>>> rows;

    private PriceCharts(
            String model,
            List<BitemporalRow<OfferingAnswer<PricingView.Item>>> rows,
            PriceSteps steps,
            PageText words) {
        this.model = model;
        this.rows = rows;
        this.steps = steps;
        this.words = words;
    }

    /** Empty if no price can be drawn. */
    public static Optional<PriceChart> of(
            String model,
            String name,
            List<BitemporalRow<OfferingAnswer<PricingView.Item>>> course,
            Instant now,
            PageText words) {
        return new PriceCharts(model, course, new PriceSteps(now, words), words).chart(name);
    }

    private Optional<PriceChart> chart(String name) {
        var drawn = rows.stream()
                .filter(row -> !row.answer().item().alias())
                .filter(row -> row.answer().item().prices().stream().anyMatch(PriceSteps::isDrawn))
                .toList();
        var currency = commonest(drawn);
        if (currency.isEmpty()) {
            return Optional.empty();
        }
        var sellers = new PriceSellers(model, steps, words)
                .of(drawn.stream()
                        .filter(row -> currency.get().equals(row.answer().item().currency()))
                        .toList());
        var lines = new ArrayList<Line>();
        for (int n = 0; n < sellers.size(); n++) {
            var seller = sellers.get(n);
            boolean shown = n < MOST_SHOWN;
            seller.components().forEach((component, of) -> lines.add(new Line(seller.name(), component, shown, of)));
        }
        var all = lines.stream().flatMap(line -> line.steps().stream()).toList();
        var gaps = gaps();
        var ends = Stream.concat(
                        all.stream().flatMap(step -> Stream.of(step.from(), step.to())),
                        gaps.stream().flatMap(gap -> Stream.of(gap.from(), gap.to())))
                .sorted()
                .toList();
        return Optional.of(new PriceChart(
                name + ": price",
                currency.get() + " per 1M tokens",
                spansTwoDecades(all),
                ends.getFirst(),
                ends.getLast(),
                lines,
                gaps,
                notes(currency.get())));
    }

    private static Optional<String> commonest(List<BitemporalRow<OfferingAnswer<PricingView.Item>>> rows) {
        return rows.stream()
                .flatMap(row -> Stream.ofNullable(row.answer().item().currency()))
                .collect(Collectors.groupingBy(currency -> currency, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private List<Gap> gaps() {
        return rows.stream()
                .filter(row -> PriceSellers.isOwn(model, row))
                .filter(row -> row.answer().item().prices().isEmpty()
                        && !NOT_SOLD.contains(row.answer().item().disclosure()))
                .map(row -> new Gap(
                        PriceSteps.from(row),
                        steps.to(row),
                        words.spaced(row.answer().item().disclosure().word())))
                .filter(gap -> gap.to().isAfter(gap.from()))
                .distinct()
                .toList();
    }

    private static boolean spansTwoDecades(List<Step> steps) {
        var amounts = steps.stream().map(Step::amount).sorted().toList();
        return amounts.getFirst().signum() > 0
                && amounts.getLast().compareTo(amounts.getFirst().multiply(TWO_DECADES)) >= 0;
    }

    private List<String> notes(String currency) {
        var notes = new ArrayList<String>();
        if (rows.stream()
                .flatMap(row -> row.answer().item().prices().stream())
                .anyMatch(price -> !PriceSteps.isDrawn(price))) {
            notes.add("Prices on conditions, and of anything but input and output, are in the table only.");
        }
        if (rows.stream()
                .flatMap(row -> Stream.ofNullable(row.answer().item().currency()))
                .anyMatch(other -> !other.equals(currency))) {
            notes.add("Prices in other currencies are in the table only.");
        }
        return notes;
    }
}
