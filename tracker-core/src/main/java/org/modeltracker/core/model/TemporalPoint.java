package org.modeltracker.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The point of the three times at which a question is asked.
 *
 * @param effectiveAt valid time
 * @param asOf record time, as the last position that was known then
 * @param observedBy source time, or null for no limit
 */
public record TemporalPoint(
        Instant effectiveAt, long asOf, @Nullable Instant observedBy) {}
