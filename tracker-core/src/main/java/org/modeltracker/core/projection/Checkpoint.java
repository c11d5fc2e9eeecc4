package org.modeltracker.core.projection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a subscription is.
 *
 * @param position up to which everything is consumed
 * @param until the last event of those that are consumed in parts now; null between them
 * @param part where the last of these parts ended
 */
public record Checkpoint(
        long position, @Nullable Long until, @Nullable UUID part) {

    static Checkpoint at(long position) {
        return new Checkpoint(position, null, null);
    }
}
