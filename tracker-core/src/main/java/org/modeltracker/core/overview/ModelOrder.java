package org.modeltracker.core.overview;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.WireEnum;
import org.modeltracker.core.openness.OpennessEvent.Status;

/** In which order a list has its models. What has no value comes last, whichever way round; equal ones are by id. */
public enum ModelOrder implements WireEnum {
    MODEL,
    NAME,
    ORGANISATION,
    FAMILY,
    RELEASED,
    CHANGED,
    INPUT_PRICE,
    OUTPUT_PRICE,
    /** Who asks the price that lists show. */
    SELLER,
    /** How many sell it. */
    SELLERS,
    CONTEXT,
    OPENNESS,
    BENCHMARKS;

    private static final Comparator<ModelSummary> BY_ID = Comparator.comparing(ModelSummary::model);

    Comparator<ModelSummary> comparator(boolean descending) {
        return (switch (this) {
                    case MODEL -> by(ModelSummary::model, descending);
                    case NAME -> by(model -> model.name().toLowerCase(Locale.ROOT), descending);
                    case ORGANISATION -> by(ModelSummary::organisation, descending);
                    case FAMILY -> by(ModelSummary::family, descending);
                    case RELEASED -> by(ModelSummary::releasedAt, descending);
                    case CHANGED ->
                        by(
                                model -> model.lastChanged() == null
                                        ? null
                                        : model.lastChanged().start(),
                                descending);
                    case INPUT_PRICE -> byPrice(ModelPrice::input, descending);
                    case OUTPUT_PRICE -> byPrice(ModelPrice::output, descending);
                    case SELLER ->
                        by(model -> model.price() == null ? null : model.price().provider(), descending);
                    case SELLERS -> by(model -> known(model.sellers()), descending);
                    case CONTEXT -> by(ModelSummary::contextTokens, descending);
                    case OPENNESS -> by(ModelOrder::openness, descending);
                    case BENCHMARKS -> by(model -> known(model.benchmarks()), descending);
                })
                .thenComparing(BY_ID);
    }

    private static @Nullable Integer known(int count) {
        return count == 0 ? null : count;
    }

    /** The more open, the later; what is unknown is no value. */
    private static @Nullable Status openness(ModelSummary model) {
        var said = model.openness();
        return said == null || said.status() == Status.UNKNOWN ? null : said.status();
    }

    /** Prices in dollars first; those in one currency are never set against those in another. */
    private static <T extends Comparable<T>> Comparator<ModelSummary> byPrice(
            Function<ModelPrice, T> part, boolean descending) {
        return Comparator.comparing(
                ModelSummary::price,
                Comparator.nullsLast(Comparator.comparing((ModelPrice price) -> !price.isInDollars())
                        .thenComparing(ModelPrice::currency)
                        .thenComparing(part, order(descending))));
    }

    private static <T extends Comparable<T>> Comparator<ModelSummary> by(
            Function<ModelSummary, @Nullable T> value, boolean descending) {
        return Comparator.comparing(value, Comparator.nullsLast(order(descending)));
    }

    private static <T extends Comparable<T>> Comparator<T> order(boolean descending) {
        return descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }
}
