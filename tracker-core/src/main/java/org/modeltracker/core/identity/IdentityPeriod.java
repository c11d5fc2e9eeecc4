package org.modeltracker.core.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The model that a subject is in a period of valid time.
 *
 * @param from null without beginning
 * @param to exclusive; null without end
 * @param decision the event that decides on the subject itself; null if there is none
 */
public record IdentityPeriod(
        @Nullable Instant from,
        @Nullable Instant to,
        ResolvedIdentity identity,
        @Nullable UUID decision) {

    public boolean contains(Instant instant) {
        return (from == null || !instant.isBefore(from)) && (to == null || instant.isBefore(to));
    }
}
