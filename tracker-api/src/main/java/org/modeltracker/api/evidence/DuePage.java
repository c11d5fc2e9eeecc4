package org.modeltracker.api.evidence;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page that this node has to fetch now.
 *
 * @param lease proves that no other node has begun since
 * @param selector CSS; null for the whole page
 * @param failure why the last fetch gave no text; null if it did
 * @param failures in a row
 */
record DuePage(
        UUID id,
        UUID lease,
        Purpose purpose,
        String url,
        @Nullable String selector,
        Duration every,
        PageFetcher.Tags tags,
        @Nullable String failure,
        int failures) {

    enum Purpose {
        EVIDENCE,
        WATCH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
