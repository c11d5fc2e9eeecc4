package org.modeltracker.api.page.chart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.modeltracker.api.page.chart.PriceChart.Step;
import org.modeltracker.api.page.text.PageText;
import org.modeltracker.core.answer.BitemporalRow;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.pricing.PricingView;

/** Who sells a model, each with the steps of its prices. */
record PriceSellers(String model, PriceSteps steps, PageText words) {

    private static final int MOST_NAMES = 3;

    /** @param plain whether it is for everybody everywhere, without a variant or a snapshot */
    record Seller(String name, boolean own, boolean plain, Map<String, List<Step>> components) {

        private int count() {
            return components.values().stream().mapToInt(List::size).sum();
        }
    }

    /** The maker first, then plain offerings, then by how often they changed. Sellers with the same course share a line: none hides another. */
    List<Seller> of(List<BitemporalRow<OfferingAnswer<PricingView.Item>>> drawn) {
        return drawn.stream()
                .collect(Collectors.groupingBy(
                        row -> words.sellerOf(model, row.answer()), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> seller(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((Seller seller) -> !seller.own())
                        .thenComparing(seller -> !seller.plain())
                        .thenComparing(Seller::count, Comparator.reverseOrder())
                        .thenComparing(Seller::name))
                .collect(Collectors.groupingBy(
                        seller -> shape(seller.components()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(PriceSellers::merged)
                .toList();
    }

    static boolean isOwn(String model, BitemporalRow<OfferingAnswer<PricingView.Item>> row) {
        var provider = row.answer().item().provider();
        return provider == null || model.startsWith(provider + "/");
    }

    private Seller seller(String name, List<BitemporalRow<OfferingAnswer<PricingView.Item>>> rows) {
        var first = rows.getFirst();
        var components = new LinkedHashMap<String, List<Step>>();
        PriceCharts.COMPONENTS.forEach(component -> {
            var line = steps.of(component, rows);
            if (!line.isEmpty()) {
                components.put(component, line);
            }
        });
        return new Seller(name, isOwn(model, first), isPlain(first), components);
    }

    private static boolean isPlain(BitemporalRow<OfferingAnswer<PricingView.Item>> row) {
        var item = row.answer().item();
        var build = row.answer().build();
        return item.region() == null && item.tier() == null && build.snapshot() == null && build.variant() == null;
    }

    private static Seller merged(List<Seller> same) {
        var first = same.getFirst();
        return new Seller(
                names(same.stream().map(Seller::name).toList()), first.own(), first.plain(), first.components());
    }

    private record Corner(String component, Instant from, BigDecimal amount) {}

    private static List<Corner> shape(Map<String, List<Step>> components) {
        return components.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(step -> new Corner(
                                entry.getKey(), step.from(), step.amount().stripTrailingZeros())))
                .toList();
    }

    /** "OpenAI, Azure, kilo and 12 more": organisations, where several offerings share a line. */
    private static String names(List<String> offerings) {
        var sellers = offerings.stream()
                .map(name -> name.split(", ", 2)[0])
                .distinct()
                .toList();
        if (offerings.size() == 1) {
            return offerings.getFirst();
        }
        return sellers.size() == 1
                ? "%s, %d offerings".formatted(sellers.getFirst(), offerings.size())
                : listed(sellers);
    }

    private static String listed(List<String> sellers) {
        int more = sellers.size() - MOST_NAMES;
        return more > 0
                ? String.join(", ", sellers.subList(0, MOST_NAMES)) + " and %d more".formatted(more)
                : String.join(", ", sellers);
    }
}
