package org.modeltracker.core.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim with what the log added to it: the envelope that readers get.
 *
 * @param position its place in the log: dense, from 1, in the order of commit
 * @param recordedAt when our log learned of it (UTC, microseconds); never falls from one position to the next
 */
public record RecordedEvent(
        UUID id,
        long position,
        int schemaVersion,
        Instant recordedAt,
        @Nullable String recordedBy,
        Claim claim) {}
