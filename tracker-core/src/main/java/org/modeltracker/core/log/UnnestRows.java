package org.modeltracker.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as PostgreSQL's {@code unnest} takes them: an array of texts for each column, which the statement casts. Each column is named once, with
 * its type and value; the lists in the statement come from there. Rows of JSON would say the same, but cost the database more to read than to
 * store.
 */
public final class UnnestRows<T> {

    private record Column(
            String name, String type, @Nullable String[] texts) {}

    private final List<T> rows;
    private final List<Column> columns = new ArrayList<>();

    private UnnestRows(List<T> rows) {
        this.rows = rows;
    }

    public static <T> UnnestRows<T> of(List<T> rows) {
        return new UnnestRows<>(rows);
    }

    /**
     * Adds a column.
     *
     * @param type of PostgreSQL
     * @param value of a row: anything whose text the type can read, or null
     */
    public UnnestRows<T> add(String name, String type, Function<? super T, ? extends @Nullable Object> value) {
        var texts = new @Nullable String[rows.size()];
        for (int n = 0; n < texts.length; n++) {
            var given = value.apply(rows.get(n));
            texts[n] = given == null ? null : given.toString();
        }
        columns.add(new Column(name, type, texts));
        return this;
    }

    /** The names of the columns, for {@code insert into … (…)}. */
    public String columns() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** A table in a statement, with the columns in their order. */
    public String unnest() {
        return columns.stream()
                .map(column -> "?::" + column.type() + "[]")
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }

    /** A named table in a statement. */
    public String unnestAs(String table) {
        return unnest() + " as " + table + " (" + columns() + ")";
    }

    /** A named table whose last column, {@code n}, is the number of the row, from 1. */
    public String numberedAs(String table) {
        return unnest() + " with ordinality as " + table + " (" + columns() + ", n)";
    }

    /** One parameter a column, in the order in which they were added, and then these. */
    public Object[] parameters(Object... others) {
        return Stream.concat(columns.stream().map(Column::texts), Stream.of(others))
                .toArray();
    }
}
