package org.modeltracker.core.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.benchmark.BenchmarkEvent.Direction;
import org.modeltracker.core.benchmark.Leaderboard;
import org.modeltracker.core.benchmark.ScoreView;
import org.modeltracker.core.pricing.PricingView;

/**
 * Price against score on one version of a benchmark: the best models for their price.
 *
 * @param data the models with a score and a price, the cheapest first
 * @param unpriced models with a score but without a price in US dollars
 */
public record Frontier(Leaderboard board, List<Point> data, List<String> unpriced) {

    /** Input and output tokens in a typical task, three to one. */
    private static final BigDecimal INPUT_SHARE = new BigDecimal("0.75");

    private static final BigDecimal OUTPUT_SHARE = new BigDecimal("0.25");

    /**
     * @param price US dollars per million tokens, three parts input and one part output, for the model's cheapest offering to everybody
     * @param best whether no other model is as good and cheaper, or better at the same price
     */
    public record Point(
            String model,
            BigDecimal score,
            BigDecimal price,
            boolean best,
            FactAnswer<ScoreView.Item> item,
            OfferingAnswer<PricingView.Item> offering) {

        private Point marked(boolean isBest) {
            return new Point(model, score, price, isBest, item, offering);
        }

        private boolean beats(Point other, Direction direction) {
            int cheaper = other.price.compareTo(price);
            int better = direction == Direction.HIGHER_IS_BETTER
                    ? score.compareTo(other.score)
                    : other.score.compareTo(score);
            return cheaper >= 0 && better >= 0 && cheaper + better > 0;
        }
    }

    /** @param pricing the prices of each model */
    static Frontier of(Leaderboard board, Map<String, List<OfferingAnswer<PricingView.Item>>> pricing) {
        var points = new ArrayList<Point>();
        var unpriced = new ArrayList<String>();
        for (var ranked : board.data()) {
            cheapest(pricing.getOrDefault(ranked.model(), List.of()))
                    .ifPresentOrElse(
                            offer -> points.add(new Point(
                                    ranked.model(),
                                    Objects.requireNonNull(
                                            ranked.answer().item().score().middle()),
                                    offer.price(),
                                    false,
                                    ranked.answer(),
                                    offer.answer())),
                            () -> unpriced.add(ranked.model()));
        }
        var all = points.stream()
                .map(point -> point.marked(points.stream().noneMatch(other -> other.beats(point, board.direction()))))
                .sorted(Comparator.comparing(Point::price).thenComparing(Point::model))
                .toList();
        return new Frontier(board, all, unpriced.stream().distinct().toList());
    }

    private record Offer(BigDecimal price, OfferingAnswer<PricingView.Item> answer) {}

    private static Optional<Offer> cheapest(List<OfferingAnswer<PricingView.Item>> pricing) {
        return pricing.stream()
                .filter(answer ->
                        !answer.item().alias() && "USD".equals(answer.item().currency()))
                .flatMap(answer -> Stream.ofNullable(blended(answer.item())).map(price -> new Offer(price, answer)))
                .min(Comparator.comparing(Offer::price));
    }

    private static @Nullable BigDecimal blended(PricingView.Item item) {
        var input = amount(item, "input");
        var output = amount(item, "output");
        return input == null || output == null
                ? null
                : input.multiply(INPUT_SHARE).add(output.multiply(OUTPUT_SHARE)).stripTrailingZeros();
    }

    private static @Nullable BigDecimal amount(PricingView.Item item, String component) {
        return item.prices().stream()
                .filter(price -> price.component().equals(component)
                        && price.conditions() == null
                        && price.per().equals("1M_tokens"))
                .map(price -> price.amount())
                .findFirst()
                .orElse(null);
    }
}
