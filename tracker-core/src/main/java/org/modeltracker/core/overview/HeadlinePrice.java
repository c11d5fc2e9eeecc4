package org.modeltracker.core.overview;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.PricingEvent;
import org.modeltracker.core.pricing.PricingView;

/**
 * The price that stands for a model: the base price for everybody of its maker, else of the cheapest seller. Plans, tiers, promotions, free
 * listings and placeholders never count.
 *
 * @param input for a million tokens
 * @param output for a million tokens
 */
record HeadlinePrice(BigDecimal input, BigDecimal output, String currency, OfferingAnswer<PricingView.Item> offering) {

    /** The price for everybody everywhere before regional ones, the undated build before dated ones, then the newest. */
    private static final Comparator<HeadlinePrice> PLAINEST = Comparator.comparing(
                    (HeadlinePrice price) -> price.item().region() != null)
            .thenComparing(price -> price.snapshot() != null)
            .thenComparing(price -> Objects.requireNonNullElse(price.snapshot(), ""), Comparator.reverseOrder());

    private static final Comparator<HeadlinePrice> CHEAPEST = Comparator.comparing(
                    (HeadlinePrice price) -> !price.currency.equals(PricingEvent.COMMON_CURRENCY))
            .thenComparing(HeadlinePrice::currency)
            .thenComparing(HeadlinePrice::input)
            .thenComparing(HeadlinePrice::output)
            .thenComparing(HeadlinePrice::provider);

    /** @param maker the organisation of the model; empty if nobody names such a price */
    static Optional<HeadlinePrice> of(String maker, List<OfferingAnswer<PricingView.Item>> pricing) {
        var offers = pricing.stream()
                .filter(HeadlinePrice::isForEverybody)
                .flatMap(answer -> read(answer).stream())
                .collect(Collectors.groupingBy(
                        price -> List.of(price.provider(), price.item().channel(), price.currency)))
                .values()
                .stream()
                .map(HeadlinePrice::plainest)
                .toList();
        return Stream.of(offers.stream().filter(price -> price.provider().equals(maker)), offers.stream())
                .flatMap(candidates -> candidates.min(CHEAPEST).stream())
                .findFirst();
    }

    private static HeadlinePrice plainest(Collection<HeadlinePrice> sameSeller) {
        return sameSeller.stream().min(PLAINEST).orElseThrow();
    }

    static boolean isForEverybody(OfferingAnswer<PricingView.Item> answer) {
        var item = answer.item();
        return item.disclosure() == Disclosure.DISCLOSED
                && item.channel() != ApiChannel.SUBSCRIPTION_PLAN
                && item.tier() == null
                && !item.alias()
                && answer.build().variant() == null;
    }

    private static Optional<HeadlinePrice> read(OfferingAnswer<PricingView.Item> answer) {
        var input = amount(answer.item(), "input");
        var output = amount(answer.item(), "output");
        var currency = answer.item().currency();
        if (input == null || output == null || currency == null) {
            return Optional.empty();
        }
        boolean placeholder = input.signum() == 0 && output.signum() == 0;
        return placeholder ? Optional.empty() : Optional.of(new HeadlinePrice(input, output, currency, answer));
    }

    private static @Nullable BigDecimal amount(PricingView.Item item, String component) {
        return item.prices().stream()
                .filter(price -> price.component().equals(component) && price.isBase())
                .flatMap(price -> price.perMillionTokens().stream())
                .findFirst()
                .orElse(null);
    }

    private PricingView.Item item() {
        return offering.item();
    }

    private String provider() {
        return Objects.requireNonNullElse(item().provider(), "");
    }

    private @Nullable String snapshot() {
        return offering.build().snapshot();
    }
}
