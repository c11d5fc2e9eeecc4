package org.modeltracker.api.page.text;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.overview.ListItem;
import org.modeltracker.core.pricing.Price;
import org.modeltracker.core.pricing.PriceWords;
import org.modeltracker.core.pricing.PricingView;

/** Prices in words. */
final class PriceText {

    /** Prices that fit into a table cell. */
    private static final Set<String> BASE = Set.of("input", "output");

    private PriceText() {}

    static String words(PricingView.Item item) {
        var disclosure = item.disclosure().word();
        if (item.prices().isEmpty()) {
            return WirePhrase.of(disclosure);
        }
        return words(item.prices(), item.currency())
                + (disclosure.equals("disclosed") ? "" : " (" + WirePhrase.of(disclosure) + ")");
    }

    /** "$3 / 1M input tokens, $15 / 1M output tokens": prices on equal conditions are given together. */
    private static String words(List<Price> prices, @Nullable String currency) {
        return prices.stream()
                .sorted(Comparator.comparing(PriceText::conditions))
                .collect(Collectors.groupingBy(
                        PriceText::conditions,
                        LinkedHashMap::new,
                        Collectors.mapping(price -> PriceWords.amount(price, currency), Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(same -> same.getValue() + same.getKey())
                .collect(Collectors.joining("; "));
    }

    /** "input:3 output:15" for a chart to draw: what is paid for standard use, per million tokens; empty where no price is given. */
    static String amounts(PricingView.Item item) {
        return item.prices().stream()
                .filter(Price::isBase)
                .flatMap(price ->
                        price
                                .perMillionTokens()
                                .map(amount -> price.component() + ":" + ScoreText.plain(amount))
                                .stream())
                .collect(Collectors.joining(" "));
    }

    /** A short form for the list of models. */
    static String listed(ListItem.Pricing item) {
        var prices = item.prices();
        if (prices == null || prices.isEmpty()) {
            return WirePhrase.of(String.valueOf(item.disclosure()));
        }
        var currency = item.currency() == null ? "" : " " + item.currency().asString("");
        return prices.valueStream()
                .filter(price -> BASE.contains(price.path("component").asString("")))
                .map(price -> WirePhrase.of(price.path("component").asString("")) + " "
                        + price.path("amount").asString("")
                        + currency + " per "
                        + measure(price.path("per").asString("")))
                .collect(Collectors.joining(", "));
    }

    /** "1M_tokens" is "1M tokens". */
    private static String measure(String per) {
        return per.replace('_', ' ');
    }

    private static String conditions(Price price) {
        var words = PriceWords.conditions(price.conditions());
        return words.isEmpty() ? "" : " " + words;
    }
}
