package org.modeltracker.api.export;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that rows are written to, one after another; it is whole once closed. */
interface RowFile extends Closeable {

    /** @param row a value for each column of the table, in their order */
    void write(@Nullable Object[] row) throws IOException;
}
