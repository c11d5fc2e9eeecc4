package org.modeltracker.api.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.WireEnum;
import tools.jackson.databind.json.JsonMapper;

/**
 * A column of a flat table.
 *
 * @param <R> what a row is made of
 * @param value of the kind's Java class; null for nothing
 */
record Column<R>(String name, Kind kind, Function<R, @Nullable Object> value) {

    /** What a column holds: String, Long, Double, Boolean, Instant. */
    enum Kind {
        TEXT,
        INTEGER,
        NUMBER,
        TRUTH,
        INSTANT
    }

    static <R> Column<R> text(String name, Function<R, @Nullable Object> value) {
        return new Column<>(name, Kind.TEXT, row -> words(value.apply(row)));
    }

    static <R> Column<R> integer(String name, Function<R, @Nullable Long> value) {
        return new Column<>(name, Kind.INTEGER, value::apply);
    }

    /** Exact decimals stand as doubles here: a table that reckons with them does so too. */
    static <R> Column<R> number(String name, Function<R, @Nullable BigDecimal> value) {
        return new Column<>(name, Kind.NUMBER, row -> {
            var exact = value.apply(row);
            return exact == null ? null : exact.doubleValue();
        });
    }

    static <R> Column<R> truth(String name, Function<R, @Nullable Boolean> value) {
        return new Column<>(name, Kind.TRUTH, value::apply);
    }

    static <R> Column<R> instant(String name, Function<R, @Nullable Instant> value) {
        return new Column<>(name, Kind.INSTANT, value::apply);
    }

    /** Nested values become JSON text; empty lists become null. */
    static <R> Column<R> json(String name, JsonMapper json, Function<R, @Nullable Object> value) {
        return new Column<>(name, Kind.TEXT, row -> {
            var nested = value.apply(row);
            return nested == null || nested.equals(List.of()) ? null : json.writeValueAsString(nested);
        });
    }

    private static @Nullable String words(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case WireEnum word -> word.word();
            case PartialDate date -> date.text();
            case UUID id -> id.toString();
            default -> value.toString();
        };
    }
}
