package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the log that is sent once more.
 *
 * @param position how far it is
 * @param until where it ends: the end of the log when it was asked for
 * @param made deliveries made, or made again, so far
 * @param doneAt null while it goes on
 */
public record Replay(
        UUID id,
        UUID webhook,
        long position,
        long until,
        long made,
        Instant askedAt,
        @Nullable Instant doneAt) {}
