package org.modeltracker.api.page;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.modeltracker.core.model.WireEnum;

/** A column of the table of models, beside their names. */
public enum ModelColumn implements WireEnum {
    MAKER("Maker"),
    PRICES("Prices"),
    SELLER("Seller of the price"),
    CONTEXT("Context"),
    OPENNESS("Openness"),
    WHERE("Where"),
    FAMILY("Family"),
    SCORES("Benchmarks"),
    RELEASED("Released"),
    CHANGED("Last change");

    private static final Set<ModelColumn> USUAL =
            EnumSet.of(MAKER, PRICES, CONTEXT, OPENNESS, WHERE, RELEASED, CHANGED);

    private final String label;

    ModelColumn(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The words of the columns that are asked for; of the usual ones where none is. */
    static Set<String> shown(Set<String> asked) {
        return Arrays.stream(values())
                .filter(column -> asked.isEmpty() ? USUAL.contains(column) : asked.contains(column.word()))
                .map(WireEnum::word)
                .collect(Collectors.toSet());
    }
}
