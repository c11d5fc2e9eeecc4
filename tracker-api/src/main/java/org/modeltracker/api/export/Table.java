package org.modeltracker.api.export;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A table that is available as a file.
 *
 * @param name as in its address
 * @param rows gives what was known at a position, row by row, in an order that never changes
 */
record Table<R>(String name, List<Column<R>> columns, Rows<R> rows) {

    interface Rows<R> {
        void each(long asOf, Consumer<R> reader);
    }

    /** Another one where a version of the tracker writes other columns. */
    String layout() {
        return Integer.toHexString(columns.stream().map(Column::name).toList().hashCode());
    }

    void each(long asOf, Consumer<@Nullable Object[]> reader) {
        rows.each(
                asOf,
                row -> reader.accept(columns.stream()
                        .map(column -> column.value().apply(row))
                        .toArray()));
    }
}
