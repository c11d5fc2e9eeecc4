package org.modeltracker.core.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The model that a subject is in a period of valid time.
 *
 * @param from null without beginning
 * @param to exclusive; null without end
 */
public record IdentityPeriod(
        @Nullable Instant from, @Nullable Instant to, ResolvedIdentity identity) {

    public boolean contains(Instant instant) {
        return (from == null || !instant.isBefore(from)) && (to == null || instant.isBefore(to));
    }
}
