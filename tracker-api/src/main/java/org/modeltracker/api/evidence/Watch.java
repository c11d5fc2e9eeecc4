package org.modeltracker.api.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page that is fetched on a schedule. A difference is an item of {@code GET /v1/reviews}.
 *
 * @param selector CSS selector of the part that is compared; null for the whole page
 * @param publisher whose page it is
 * @param about what the page says
 * @param every how often it is fetched, such as {@code 6h}
 * @param owner of the key that created it
 * @param checkedAt when the page last answered; null before it did
 * @param changedAt since when its text is as it is now; null before the first text
 * @param nextAt when it is fetched next
 * @param failure why the last fetch gave no text, such as {@code timeout} or {@code robots_disallowed}; null if it did
 */
public record Watch(
        UUID id,
        String url,
        @Nullable String selector,
        String publisher,
        String about,
        String every,
        String owner,
        Instant createdAt,
        @Nullable Instant checkedAt,
        @Nullable Instant changedAt,
        Instant nextAt,
        @Nullable String failure) {}
