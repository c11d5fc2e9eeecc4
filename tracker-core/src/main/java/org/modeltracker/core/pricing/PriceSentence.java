package org.modeltracker.core.pricing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** A price claim in one sentence, with all that limits the price. */
record PriceSentence(PricingChanged claim, SentenceContext it) {

    String now() {
        var subject = it.subject();
        return switch (claim.disclosure()) {
            case FREE -> "%s is free%s%s".formatted(subject, terms(), place());
            case INCLUDED_IN_SUBSCRIPTION ->
                "%s is included in a subscription%s%s".formatted(subject, terms(), place());
            case EXPIRED -> "The price of %s has expired%s".formatted(subject, place());
            case NOT_OFFERED -> "%s is not offered%s".formatted(subject, place());
            case WITHDRAWN -> "The price of %s is withdrawn%s".formatted(subject, place());
            case CONTACT_SALES -> "%s has a price on request%s".formatted(subject, place());
            case UNDISCLOSED -> "The price of %s is undisclosed%s".formatted(subject, place());
            case DISCLOSED, PROMOTIONAL -> subject + " costs " + prices();
        };
    }

    /** @param date from which it holds, as vague as the source */
    String announcing(String date) {
        var subject = it.subject();
        return switch (claim.disclosure()) {
            case FREE -> "%s will be free from %s%s%s".formatted(subject, date, terms(), place());
            case NOT_OFFERED -> "%s will not be offered from %s%s".formatted(subject, date, place());
            case DISCLOSED, PROMOTIONAL -> "%s will cost from %s: %s".formatted(subject, date, prices());
            default -> "From %s: %s".formatted(date, now());
        };
    }

    String ending() {
        var promotional = claim.disclosure() == Disclosure.PROMOTIONAL ? "promotional price" : "price";
        return "The %s of %s ends: %s".formatted(promotional, it.subject(), prices());
    }

    /** The prices where the disclosure does not say all: on conditions, or above zero. */
    private String terms() {
        boolean saysMore = claim.prices().stream()
                .anyMatch(price -> !price.isZero()
                        || !PriceWords.conditions(price.conditions()).isEmpty());
        return saysMore ? ": " + list(claim.prices()) : "";
    }

    private String prices() {
        var regular = claim.regular().isEmpty() ? "" : "; regular price: " + list(claim.regular());
        return list(claim.prices()) + regular + place();
    }

    /** Prices on equal conditions are given together; the base prices come first. */
    private String list(List<Price> prices) {
        var same = prices.stream()
                .collect(Collectors.groupingBy(
                        price -> PriceWords.conditions(price.conditions()),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                price -> PriceWords.amount(price, claim.currency()), Collectors.joining(", "))));
        return Stream.concat(
                        Stream.ofNullable(same.remove("")),
                        same.entrySet().stream().map(each -> each.getValue() + " " + each.getKey()))
                .collect(Collectors.joining("; "));
    }

    private String place() {
        var region = it.orOfKey(claim.region(), "region");
        boolean alias = Boolean.TRUE.equals(claim.alias()) || it.orOfKey(null, "alias") != null;
        return Stream.of(
                        claim.channel().phrase()
                                + (claim.provider() == null ? "" : " at " + it.seller(claim.provider())),
                        region == null ? null : "region " + region,
                        claim.tier() == null ? null : "tier " + claim.tier(),
                        alias ? "alias" : null,
                        claim.disclosure() == Disclosure.PROMOTIONAL ? "promotional" : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ", " (", ")"));
    }
}
