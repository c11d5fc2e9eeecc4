package org.modeltracker.api.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest entries of the timeline, or of what a filter leaves of it.
 *
 * @param id stands for this feed, in every form
 * @param self where this form of it is
 * @param home for people
 * @param hub distributes this feed; null where none does
 * @param entries the newest first
 */
record Feed(
        String id,
        String title,
        String self,
        String home,
        @Nullable String hub,
        List<FeedEntry> entries) {

    static final String SUBTITLE =
            "What happened to AI models: each claim with its source, corrections and retractions included";

    /** Of a feed without entries nothing was ever updated. */
    Instant updated() {
        return entries.stream()
                .map(FeedEntry::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
