package org.modeltracker.api.page;

import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.evidence.ReviewDecision;
import org.modeltracker.api.evidence.ReviewState;

/**
 * A decision as a form gives it.
 *
 * @param events ids of events, or addresses that contain them, in any order and with anything between them
 * @param dismissed by its own button
 */
public record ReviewForm(
        @Nullable String events,
        @Nullable String reason,
        @Nullable Boolean dismissed) {

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    ReviewDecision decision() {
        return Boolean.TRUE.equals(dismissed)
                ? new ReviewDecision(ReviewState.DISMISSED, List.of(), reason)
                : new ReviewDecision(ReviewState.RECORDED, ids(), reason);
    }

    private List<UUID> ids() {
        return ID.matcher(events == null ? "" : events)
                .results()
                .map(MatchResult::group)
                .map(UUID::fromString)
                .toList();
    }
}
