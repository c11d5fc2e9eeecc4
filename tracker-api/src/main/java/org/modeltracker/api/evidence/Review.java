package org.modeltracker.api.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A difference that somebody decides about.
 *
 * @param publisher whose page it is
 * @param about what the page says, in the words of whoever watches it; null for evidence
 * @param watch by which it was found; null for evidence
 * @param claims the events whose evidence the page is
 * @param before the passage that changed, with a line around it; null if the page is gone
 * @param after the same passage now; null if the page is gone
 * @param decidedBy owner of the key that decided
 * @param events that were recorded because of it
 */
public record Review(
        UUID id,
        ReviewKind kind,
        ReviewState state,
        String url,
        String publisher,
        @Nullable String about,
        @Nullable UUID watch,
        List<UUID> claims,
        @Nullable String before,
        @Nullable String after,
        Instant foundAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        List<UUID> events) {}
