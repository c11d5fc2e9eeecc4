package org.modeltracker.api.page.text;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.pricing.Price;
import org.modeltracker.core.pricing.PriceWords;
import org.modeltracker.core.pricing.PricingView;

/** Prices in words. */
final class PriceText {

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

    private static String conditions(Price price) {
        var words = PriceWords.conditions(price.conditions());
        return words.isEmpty() ? "" : " " + words;
    }
}
