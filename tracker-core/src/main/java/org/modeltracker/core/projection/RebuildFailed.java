package org.modeltracker.core.projection;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** New views do not get past a position. The views that were there are still read. */
public final class RebuildFailed extends RuntimeException {

    RebuildFailed(long position, @Nullable RuntimeException failure) {
        super("the new views do not get past position %d: %s".formatted(position, reason(failure)), failure);
    }

    private static String reason(@Nullable RuntimeException failure) {
        if (failure == null) {
            return "the database does not answer in time";
        }
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .filter(SQLException.class::isInstance)
                .map(cause -> "the database refuses, SQLSTATE " + ((SQLException) cause).getSQLState())
                .findFirst()
                .orElse("a view fails at the next events; the log of the service says how");
    }
}
