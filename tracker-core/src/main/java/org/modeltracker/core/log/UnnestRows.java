package org.modeltracker.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as PostgreSQL's {@code unnest} takes them: an array of texts for each column, which the statement casts. Rows of JSON would say the
 * same, but cost the database more to read than to store.
 */
public final class UnnestRows<T> {

    private final List<T> rows;
    private final List<Object> arrays = new ArrayList<>();

    private UnnestRows(List<T> rows) {
        this.rows = rows;
    }

    public static <T> UnnestRows<T> of(List<T> rows) {
        return new UnnestRows<>(rows);
    }

    /**
     * Adds a column.
     *
     * @param value of a row: anything whose text the column can read, or null
     */
    public UnnestRows<T> add(Function<? super T, ? extends @Nullable Object> value) {
        var texts = new @Nullable String[rows.size()];
        for (int n = 0; n < texts.length; n++) {
            var given = value.apply(rows.get(n));
            texts[n] = given == null ? null : given.toString();
        }
        arrays.add(texts);
        return this;
    }

    /** One parameter a column, in the order in which they were added, and then these. */
    public Object[] parameters(Object... others) {
        return Stream.concat(arrays.stream(), Stream.of(others)).toArray();
    }
}
