package org.modeltracker.core.pricing;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.CurrencyCode;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** What can be wrong with a price claim beyond its shape. */
final class PricingFaults {

    private PricingFaults() {}

    static Stream<InputError> of(PricingChanged claim) {
        return Stream.of(
                        currency(claim),
                        zero(claim),
                        shape(claim),
                        regular(claim),
                        list("/prices", claim.prices()),
                        list("/regular", claim.regular()))
                .flatMap(Function.identity());
    }

    private static Stream<InputError> currency(PricingChanged claim) {
        if (claim.currency() == null) {
            return claim.prices().isEmpty()
                    ? Stream.empty()
                    : Stream.of(new InputError("/currency", "is required with prices"));
        }
        return CurrencyCode.isKnown(claim.currency())
                ? Stream.empty()
                : Stream.of(new InputError("/currency", "is not an ISO 4217 currency"));
    }

    /** A zero price is often a placeholder, so it requires disclosure free. Each service tier counts separately. */
    private static Stream<InputError> zero(PricingChanged claim) {
        boolean nothing = claim.prices().stream().collect(Collectors.groupingBy(Price::serviceTier)).values().stream()
                .anyMatch(PricingFaults::costsNothing);
        return nothing && claim.disclosure() != Disclosure.FREE
                ? Stream.of(new InputError("/prices", "must not all be zero, unless disclosure is free"))
                : Stream.empty();
    }

    /** A price for long prompts does not make a placeholder a price. */
    private static boolean costsNothing(List<Price> offer) {
        var base = offer.stream()
                .filter(price ->
                        price.conditions() == null || price.conditions().terms().minPromptTokens() == null)
                .filter(price ->
                        price.component().equals("input") || price.component().equals("output"))
                .toList();
        boolean bothZero = base.stream().map(Price::component).distinct().count() == 2
                && base.stream().allMatch(Price::isZero);
        return bothZero || (offer.size() == 1 && offer.getFirst().isZero());
    }

    private static Stream<InputError> regular(PricingChanged claim) {
        return claim.regular().isEmpty() || claim.disclosure() == Disclosure.PROMOTIONAL
                ? Stream.empty()
                : Stream.of(new InputError("/regular", "must be empty, unless disclosure is promotional"));
    }

    private static Stream<InputError> list(String pointer, List<Price> prices) {
        return IntStream.range(0, prices.size())
                .boxed()
                .flatMap(i -> Stream.of(
                                twice(prices, i),
                                Quantity.isKnown(prices.get(i).per())
                                        ? null
                                        : new InputError(
                                                "/per",
                                                "must be one of %s, or a multiple such as 1M_tokens"
                                                        .formatted(Quantity.known())),
                                hours(prices.get(i).conditions()))
                        .filter(Objects::nonNull)
                        .map(fault -> fault.under(pointer + "/" + i)));
    }

    private static @Nullable InputError twice(List<Price> prices, int i) {
        var price = prices.get(i);
        return prices.subList(0, i).stream()
                        .anyMatch(earlier -> earlier.comparableTo(price)
                                && Objects.equals(until(earlier), until(price))
                                && !earlier.sameAs(price))
                ? new InputError(
                        "",
                        "has a different amount than an earlier price of the same component under the same conditions")
                : null;
    }

    private static @Nullable Object until(Price price) {
        return price.conditions() == null ? null : price.conditions().until();
    }

    private static @Nullable InputError hours(@Nullable Conditions conditions) {
        return conditions == null
                        || conditions.hours() == null
                        || conditions.hours().isKnownZone()
                ? null
                : new InputError(
                        "/conditions/hours/time_zone", "must be a zone of the tz database, for example Asia/Shanghai");
    }

    private static Stream<InputError> shape(PricingChanged claim) {
        var disclosure = claim.disclosure();
        var prices = claim.prices();
        return switch (disclosure) {
            case DISCLOSED, PROMOTIONAL ->
                prices.isEmpty()
                        ? Stream.of(new InputError("/prices", "are required if disclosure is " + disclosure.word()))
                        : Stream.empty();
            case UNDISCLOSED, NOT_OFFERED, WITHDRAWN, CONTACT_SALES ->
                prices.isEmpty()
                        ? Stream.empty()
                        : Stream.of(new InputError("/prices", "must be empty if disclosure is " + disclosure.word()));
            case FREE ->
                prices.stream().allMatch(Price::isZero)
                        ? Stream.empty()
                        : Stream.of(new InputError("/prices", "must be zero if disclosure is free"));
            case EXPIRED ->
                Stream.of(new InputError("/disclosure", "must not be expired: use until for the end of a price"));
            case INCLUDED_IN_SUBSCRIPTION -> Stream.empty();
        };
    }
}
