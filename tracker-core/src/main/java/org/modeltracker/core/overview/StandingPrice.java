package org.modeltracker.core.overview;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.pricing.PricingView;

/** The offering whose price stands for a model, or for what one provider asks, with all its base prices. */
record StandingPrice(Answer answer) {

    private static final Comparator<Answer> PLAINEST = Comparator.comparing(
                    (Answer answer) -> answer.question().key().size())
            .thenComparing(answer -> answer.question().key().toString());

    /**
     * The headline price. Where nobody asks a price for both input and output, the plainest base price of the maker, else of any seller.
     *
     * @param answers about the prices of one model
     * @param provider whose offerings count; null for all
     */
    static Optional<StandingPrice> of(String maker, List<Answer> answers, @Nullable String provider) {
        var candidates = answers.stream()
                .filter(answer -> provider == null
                        || provider.equals(answer.question().key().get("provider")))
                .toList();
        return headline(maker, candidates)
                .or(() -> plainest(candidates, maker))
                .or(() -> plainest(candidates, null))
                .map(StandingPrice::new);
    }

    private static Optional<Answer> headline(String maker, List<Answer> candidates) {
        var offerings = candidates.stream().map(PricingView::answer).toList();
        return HeadlinePrice.of(maker, offerings)
                .flatMap(headline -> candidates.stream()
                        .filter(answer -> answer.event()
                                .id()
                                .equals(headline.offering().answer().evidence().eventId()))
                        .findFirst());
    }

    private static Optional<Answer> plainest(List<Answer> candidates, @Nullable String seller) {
        return candidates.stream()
                .filter(answer ->
                        seller == null || seller.equals(answer.question().key().get("provider")))
                .filter(answer -> HeadlinePrice.isForEverybody(PricingView.answer(answer)))
                .filter(answer -> new StandingPrice(answer).prices().findAny().isPresent())
                .min(PLAINEST);
    }

    Stream<UnitPrice> prices() {
        var item = PricingView.item(answer);
        var currency = item.currency();
        return currency == null
                ? Stream.empty()
                : item.prices().stream().filter(price -> price.isBase()).map(price -> UnitPrice.of(price, currency));
    }

    Optional<UnitPrice> price(UnitPrice like) {
        return prices().filter(like::isOf).findFirst();
    }
}
