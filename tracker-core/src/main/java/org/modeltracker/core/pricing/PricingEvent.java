package org.modeltracker.core.pricing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Subject;

/** Claims about prices, or that they are undisclosed. */
public sealed interface PricingEvent extends ClaimData {

    /** Prices in it, and offerings without a price, share one fact key; prices in any other currency have their own beside it. */
    String COMMON_CURRENCY = "USD";

    /**
     * @param alias true for the price of a moving pointer ({@code -latest}), which never counts as the model's own
     * @param currency ISO 4217
     * @param prices empty if the source gives none
     * @param regular the prices that hold without the promotion; empty if the source gives none
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
            List<Price> prices,
            List<Price> regular)
            implements PricingEvent {

        public PricingChanged {
            prices = prices == null ? List.of() : List.copyOf(prices);
            regular = regular == null ? List.of() : List.copyOf(regular);
        }

        @Override
        public Stream<InputError> faults() {
            return PricingFaults.of(this);
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
                    prices,
                    regular);
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
                    "currency",
                    COMMON_CURRENCY.equals(currency) ? null : currency,
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

        @Override
        public Stream<PartialDate> ends() {
            return prices.stream()
                    .map(Price::conditions)
                    .filter(Objects::nonNull)
                    .map(Conditions::until)
                    .filter(Objects::nonNull);
        }

        /** Prices that have ended are gone. After the last one the regular ones hold, if the source gave them. */
        @Override
        public PricingChanged heldAt(Instant instant) {
            var held = prices.stream().filter(price -> !price.hasEnded(instant)).toList();
            if (held.size() == prices.size()) {
                return this;
            }
            if (held.isEmpty()) {
                return regular.isEmpty() ? with(Disclosure.EXPIRED, held) : with(Disclosure.DISCLOSED, regular);
            }
            return with(disclosure, held);
        }

        @Override
        public boolean hasExpired() {
            return disclosure == Disclosure.EXPIRED;
        }

        private PricingChanged with(Disclosure otherDisclosure, List<Price> otherPrices) {
            return new PricingChanged(
                    provider,
                    channel,
                    region,
                    tier,
                    alias,
                    otherDisclosure,
                    otherPrices.isEmpty() ? null : currency,
                    otherPrices,
                    otherDisclosure == Disclosure.PROMOTIONAL ? regular : List.of());
        }

        /** Prices agree when they do on the components that both give; other disclosures when they are the same word. */
        @Override
        public boolean isCompatibleWith(ClaimData other) {
            if (!(other instanceof PricingChanged that)) {
                return false;
            }
            if (hasExpired() || that.hasExpired()) {
                return true;
            }
            if (prices.isEmpty() || that.prices.isEmpty()) {
                return disclosure == that.disclosure || (delists() && that.delists());
            }
            return !Objects.equals(currency, that.currency) || contested(that).isEmpty();
        }

        /** Both mean that it is not sold there any more. */
        @Override
        public boolean delists() {
            return disclosure == Disclosure.NOT_OFFERED || disclosure == Disclosure.WITHDRAWN;
        }

        /** The prices that contradict another list: it has the component on equal terms, at no equal price. */
        private List<Price> contested(PricingChanged rival) {
            return prices.stream()
                    .filter(mine -> {
                        var others =
                                rival.prices.stream().filter(mine::comparableTo).toList();
                        return !others.isEmpty() && others.stream().noneMatch(mine::agreesWith);
                    })
                    .toList();
        }

        @Override
        public Optional<BigDecimal> gapTo(ClaimData other) {
            return other instanceof PricingChanged that && Objects.equals(currency, that.currency)
                    ? contested(that).stream()
                            .flatMap(mine -> that.prices.stream().flatMap(theirs -> mine.gapTo(theirs).stream()))
                            .max(Comparator.naturalOrder())
                    : Optional.empty();
        }

        @Override
        public boolean hasParts() {
            return true;
        }

        @Override
        public boolean repeats(ClaimData earlier, ClaimData rival) {
            if (!(earlier instanceof PricingChanged before && rival instanceof PricingChanged against)) {
                return false;
            }
            if (prices.isEmpty() || before.prices.isEmpty()) {
                return disclosure == before.disclosure;
            }
            return Objects.equals(currency, before.currency)
                    && contested(against).stream()
                            .allMatch(mine -> before.prices.stream().anyMatch(mine::sameAs));
        }

        /** Without a currency, it speaks of all of them. */
        @Override
        public boolean replacesAcrossCurrencies(ClaimData earlier) {
            return currency == null || (earlier instanceof PricingChanged that && that.currency == null);
        }

        @Override
        public boolean sameAnswerAs(ClaimData other) {
            return other instanceof PricingChanged that
                    && disclosure == that.disclosure
                    && Objects.equals(currency, that.currency)
                    && same(prices, that.prices)
                    && same(regular, that.regular);
        }

        private static boolean same(List<Price> ours, List<Price> others) {
            return ours.size() == others.size()
                    && ours.stream().allMatch(mine -> others.stream().anyMatch(mine::sameAs));
        }

        @Override
        public String sentence(SentenceContext it) {
            return new PriceSentence(this, it).now();
        }

        @Override
        public Stream<Subject> mentions() {
            return provider == null ? Stream.empty() : Stream.of(Subject.organisation(provider));
        }

        @Override
        public Optional<String> movedFrom(ClaimData before) {
            return before instanceof PricingChanged old ? new PriceDifference(old, this).words() : Optional.empty();
        }

        @Override
        public String endSentence(SentenceContext it) {
            return new PriceSentence(this, it).ending();
        }

        @Override
        public String announcement(SentenceContext it, PartialDate from) {
            return new PriceSentence(this, it).announcing(from.text());
        }
    }
}
