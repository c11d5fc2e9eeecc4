package org.modeltracker.core.overview;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.benchmark.BenchmarkEvent.Direction;
import org.modeltracker.core.benchmark.Leaderboard;
import org.modeltracker.core.benchmark.ScoreView;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.pricing.PricingEvent;
import org.modeltracker.core.pricing.PricingView;

/**
 * Price against score on one version of a benchmark: the best models for their price.
 *
 * @param data the models with a score and a price, the cheapest first
 * @param unpriced models with a score but without a headline price in US dollars
 */
public record Frontier(Leaderboard board, List<Point> data, List<String> unpriced) {

    public static final String CURRENCY = PricingEvent.COMMON_CURRENCY;

    /** Input and output tokens in a typical task, three to one. */
    private static final BigDecimal INPUT_SHARE = new BigDecimal("0.75");

    private static final BigDecimal OUTPUT_SHARE = new BigDecimal("0.25");

    /**
     * @param price the model's headline price in US dollars per million tokens, three parts input and one part output
     * @param best whether no other model is as good and cheaper, or better at the same price
     * @param scored the answer that gives the score, and its date
     * @param offering whose price it is, and since when
     */
    public record Point(
            String model,
            BigDecimal score,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,
            boolean best,
            FactAnswer<ScoreView.Item> scored,
            OfferingAnswer<PricingView.Item> offering) {

        private Point marked(boolean isBest) {
            return new Point(model, score, price, isBest, scored, offering);
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
            HeadlinePrice.of(maker(ranked.model()), pricing.getOrDefault(ranked.model(), List.of()))
                    .filter(price -> price.currency().equals(CURRENCY))
                    .ifPresentOrElse(
                            price -> points.add(new Point(
                                    ranked.model(),
                                    Objects.requireNonNull(
                                            ranked.answer().item().score().middle()),
                                    blended(price),
                                    false,
                                    ranked.answer(),
                                    price.offering())),
                            () -> unpriced.add(ranked.model()));
        }
        var all = points.stream()
                .map(point -> point.marked(points.stream().noneMatch(other -> other.beats(point, board.direction()))))
                .sorted(Comparator.comparing(Point::price).thenComparing(Point::model))
                .toList();
        return new Frontier(board, all, unpriced.stream().distinct().toList());
    }

    private static BigDecimal blended(HeadlinePrice price) {
        var blended = price.input()
                .multiply(INPUT_SHARE)
                .add(price.output().multiply(OUTPUT_SHARE))
                .stripTrailingZeros();
        return blended.scale() < 0 ? blended.setScale(0) : blended;
    }

    private static String maker(String model) {
        return Objects.requireNonNull(Subject.model(model).organisationSide());
    }
}
