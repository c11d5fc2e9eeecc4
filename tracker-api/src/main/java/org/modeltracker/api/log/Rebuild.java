package org.modeltracker.api.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.projection.RebuildStatus;

/**
 * The progress of the latest rebuild, at whichever node.
 *
 * @param done events replayed, of {@code total} in the log
 * @param reason why it failed; null if it did not fail
 */
public record Rebuild(
        RebuildStatus.State state,
        long done,
        long total,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable String reason) {

    public static Rebuild of(RebuildStatus latest) {
        return new Rebuild(
                latest.state(), latest.done(), latest.total(), latest.started(), latest.ended(), latest.reason());
    }
}
