package org.modeltracker.core.pricing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.CurrencyCode;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.Subject;

/** Claims about prices, or that they are undisclosed. */
public sealed interface PricingEvent extends ClaimData {

    /**
     * @param alias true for the price of a moving pointer ({@code -latest}), which never counts as the model's own
     * @param currency ISO 4217
     * @param prices empty if the source gives none
     */
    @EventType(type = "pricing.changed")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record PricingChanged(
            @Nullable String provider,
            ApiChannel channel,
            @Nullable String region,
            @Nullable String tier,
            @Nullable Boolean alias,
            Disclosure disclosure,
            @Nullable String currency,
            List<Price> prices)
            implements PricingEvent {

        public PricingChanged {
            prices = prices == null ? List.of() : List.copyOf(prices);
        }

        @Override
        public Stream<InputError> faults() {
            return Stream.of(currencyFaults(), zeroFaults(), twiceFaults(), shapeFaults())
                    .flatMap(faults -> faults);
        }

        private Stream<InputError> currencyFaults() {
            if (currency == null) {
                return prices.isEmpty()
                        ? Stream.empty()
                        : Stream.of(new InputError("/currency", "is required with prices"));
            }
            return CurrencyCode.isKnown(currency)
                    ? Stream.empty()
                    : Stream.of(new InputError("/currency", "is not an ISO 4217 currency"));
        }

        /** The same prices of another offering. */
        public PricingChanged at(
                String otherProvider, ApiChannel otherChannel, @Nullable String otherTier, boolean isAlias) {
            return new PricingChanged(
                    otherProvider,
                    otherChannel,
                    region,
                    otherTier,
                    isAlias ? true : null,
                    disclosure,
                    currency,
                    prices);
        }

        /** A zero price is often a placeholder, so it requires disclosure free. Each service tier counts separately. */
        private Stream<InputError> zeroFaults() {
            boolean nothing = prices.stream().collect(Collectors.groupingBy(Price::serviceTier)).values().stream()
                    .anyMatch(PricingChanged::costsNothing);
            return nothing && disclosure != Disclosure.FREE
                    ? Stream.of(new InputError("/prices", "must not all be zero, unless disclosure is free"))
                    : Stream.empty();
        }

        private static boolean costsNothing(List<Price> offer) {
            var base = offer.stream()
                    .filter(price -> price.component().equals("input")
                            || price.component().equals("output"))
                    .toList();
            boolean bothZero = base.stream().map(Price::component).distinct().count() == 2
                    && base.stream().allMatch(Price::isZero);
            return bothZero || (offer.size() == 1 && offer.getFirst().isZero());
        }

        private Stream<InputError> twiceFaults() {
            return IntStream.range(0, prices.size())
                    .filter(i -> prices.subList(0, i).stream()
                            .anyMatch(earlier -> earlier.comparableTo(prices.get(i)) && !earlier.sameAs(prices.get(i))))
                    .mapToObj(
                            i -> new InputError(
                                    "/prices/" + i,
                                    "has a different amount than an earlier price of the same component under the same conditions"));
        }

        private Stream<InputError> shapeFaults() {
            return switch (disclosure) {
                case DISCLOSED, PROMOTIONAL ->
                    prices.isEmpty()
                            ? Stream.of(new InputError("/prices", "are required if disclosure is " + disclosure.word()))
                            : Stream.empty();
                case UNDISCLOSED, NOT_OFFERED, WITHDRAWN, CONTACT_SALES ->
                    prices.isEmpty()
                            ? Stream.empty()
                            : Stream.of(
                                    new InputError("/prices", "must be empty if disclosure is " + disclosure.word()));
                case FREE ->
                    prices.stream().allMatch(Price::isZero)
                            ? Stream.empty()
                            : Stream.of(new InputError("/prices", "must be zero if disclosure is free"));
                case INCLUDED_IN_SUBSCRIPTION -> Stream.empty();
            };
        }

        @Override
        public Optional<FactKey> question(Subject subject, UUID root) {
            return Optional.of(FactKey.of(
                    subject,
                    FactType.PRICING,
                    "channel",
                    channel.word(),
                    "provider",
                    channel == ApiChannel.FIRST_PARTY_API ? provider(subject) : provider,
                    "region",
                    region,
                    "tier",
                    tier,
                    "alias",
                    Objects.equals(alias, true) ? "true" : null));
        }

        @Override
        public String provider(Subject subject) {
            return Objects.requireNonNullElse(provider, subject.organisationSide());
        }

        @Override
        public String word() {
            return disclosure.word();
        }

        /** Prices agree when they do on the components that both give; other disclosures when they are the same word. */
        @Override
        public boolean isCompatibleWith(ClaimData other) {
            if (!(other instanceof PricingChanged that)) {
                return false;
            }
            if (prices.isEmpty() || that.prices.isEmpty()) {
                return disclosure == that.disclosure;
            }
            return Objects.equals(currency, that.currency)
                    && prices.stream()
                            .allMatch(mine -> that.prices.stream()
                                    .filter(mine::comparableTo)
                                    .allMatch(mine::sameAs));
        }

        @Override
        public boolean sameAnswerAs(ClaimData other) {
            return other instanceof PricingChanged that
                    && disclosure == that.disclosure
                    && Objects.equals(currency, that.currency)
                    && prices.size() == that.prices.size()
                    && prices.stream().allMatch(mine -> that.prices.stream().anyMatch(mine::sameAs));
        }

        @Override
        public String sentence(String subject) {
            var at = provider == null ? "" : " at " + provider;
            var on = channel.phrase();
            if (prices.isEmpty()) {
                return "%s has its price %s%s (%s)".formatted(subject, disclosure.phrase(), at, on);
            }
            var list = prices.stream()
                    .map(price -> "%s %s %s per %s"
                            .formatted(
                                    price.component().replace('_', ' '),
                                    price.amount().toPlainString(),
                                    currency,
                                    price.per().replace('_', ' ')))
                    .collect(Collectors.joining(", "));
            return "%s costs%s (%s, %s): %s".formatted(subject, at, on, disclosure.phrase(), list);
        }
    }
}
