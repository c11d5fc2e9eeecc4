package org.modeltracker.core.projection;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.DatabaseFailures;

/** New views do not get past a position. The views that were there are still read. */
public final class RebuildFailed extends RuntimeException {

    RebuildFailed(long position, @Nullable RuntimeException failure) {
        super("the rebuild stopped after position %d: %s".formatted(position, reason(failure)), failure);
    }

    private static String reason(@Nullable RuntimeException failure) {
        if (failure == null) {
            return "the database does not answer in time";
        }
        return DatabaseFailures.states(failure)
                .map("the database returned an error, SQLSTATE %s"::formatted)
                .findFirst()
                .or(() -> DatabaseFailures.hasPart(failure)
                        ? Optional.of("the database returned an error")
                        : Optional.empty())
                .orElse("a view cannot process the next events; the log of the service has the error");
    }
}
