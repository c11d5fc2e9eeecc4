package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the log that is sent again.
 *
 * @param position its progress in the log
 * @param until its last position: the end of the log when it was requested
 * @param made deliveries created, or planned again, so far
 * @param doneAt null while it runs
 */
public record Replay(
        UUID id,
        UUID webhook,
        long position,
        long until,
        long made,
        Instant askedAt,
        @Nullable Instant doneAt) {}
