package org.modeltracker.core.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim with what the log added to it: the envelope that readers get.
 *
 * @param position its place in the log: dense, from 1, in the order of commit
 * @param recordedAt when our log learned of it (UTC, microseconds); never falls from one position to the next
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "position", "schema_version", "recorded_at", "recorded_by"})
public record Recorded(
        UUID id,
        long position,
        int schemaVersion,
        Instant recordedAt,
        @Nullable String recordedBy,
        @JsonUnwrapped Claim claim) {}
