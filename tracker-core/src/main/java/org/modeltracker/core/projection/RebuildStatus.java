package org.modeltracker.core.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.WireEnum;

/**
 * How far the latest rebuild of the views is, at whichever node.
 *
 * @param done events replayed, of {@code total} in the log
 * @param reason why it failed; null if it did not fail
 */
public record RebuildStatus(
        State state,
        long done,
        long total,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable String reason) {

    static final RebuildStatus NONE = new RebuildStatus(State.NONE, 0, 0, null, null, null);

    public enum State implements WireEnum {
        NONE,
        RUNNING,
        DONE,
        FAILED
    }
}
