package org.modeltracker.core.overview;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.WireEnum;
import org.modeltracker.core.openness.OpennessEvent.Status;

/** In which order a list has its models. What has no value comes last, whichever way round; equal ones are by id. */
public enum ModelOrder implements WireEnum {
    MODEL(descending -> by(ModelSummary::model, descending)),
    NAME(descending -> by(model -> model.name().toLowerCase(Locale.ROOT), descending)),
    ORGANISATION(descending -> by(ModelSummary::organisation, descending)),
    FAMILY(descending -> by(ModelSummary::family, descending)),
    RELEASED(descending -> by(ModelSummary::releasedAt, descending)),
    CHANGED(descending -> by(ModelOrder::changed, descending)),
    INPUT_PRICE(descending -> byPrice(ModelPrice::input, descending)),
    OUTPUT_PRICE(descending -> byPrice(ModelPrice::output, descending)),
    /** Who asks the price that lists show. */
    SELLER(descending -> by(ModelOrder::seller, descending)),
    /** How many sell it. */
    SELLERS(descending -> by(model -> known(model.sellers()), descending)),
    CONTEXT(descending -> by(ModelSummary::contextTokens, descending)),
    OPENNESS(descending -> by(ModelOrder::openness, descending)),
    BENCHMARKS(descending -> by(model -> known(model.benchmarks()), descending));

    private final Comparator<ModelSummary> ascending;
    private final Comparator<ModelSummary> descending;

    ModelOrder(Function<Boolean, Comparator<ModelSummary>> comparator) {
        ascending = comparator.apply(false).thenComparing(NumberedModels.BY_ID);
        descending = comparator.apply(true).thenComparing(NumberedModels.BY_ID);
    }

    /** The same one each time: a list keeps what it sorted by it. */
    Comparator<ModelSummary> comparator(boolean descends) {
        return descends ? descending : ascending;
    }

    private static @Nullable Instant changed(ModelSummary model) {
        return model.lastChanged() == null ? null : model.lastChanged().start();
    }

    private static @Nullable String seller(ModelSummary model) {
        return model.price() == null ? null : model.price().provider();
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
