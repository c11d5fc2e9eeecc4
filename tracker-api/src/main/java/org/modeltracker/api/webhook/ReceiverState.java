package org.modeltracker.api.webhook;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint fares, as far as deliveries change it.
 *
 * @param failedAt the last failure of those since {@code failingSince}
 * @param failingMs how long it has failed, from failure to failure
 */
record ReceiverState(
        UUID id,
        String owner,
        String url,
        boolean active,
        @Nullable Instant failingSince,
        @Nullable Instant failedAt,
        long failingMs,
        @Nullable Instant warnedAt,
        @Nullable String disabledReason) {

    /** All of its address that is no secret: some services put theirs into the path. */
    String host() {
        return URI.create(url).getHost();
    }

    ReceiverState well() {
        return new ReceiverState(id, owner, url, active, null, null, 0, null, disabledReason);
    }

    /** @param longest that may pass between two failures, as far as it counts */
    ReceiverState failed(Instant at, Duration longest) {
        long gap = failedAt == null ? 0 : Duration.between(failedAt, at).toMillis();
        long counted = Math.clamp(gap, 0, longest.toMillis());
        return new ReceiverState(
                id,
                owner,
                url,
                active,
                failingSince == null ? at : failingSince,
                at,
                failingMs + counted,
                warnedAt,
                disabledReason);
    }

    boolean hasFailedFor(Duration time) {
        return failingMs >= time.toMillis();
    }

    ReceiverState warned(Instant at) {
        return new ReceiverState(id, owner, url, active, failingSince, failedAt, failingMs, at, disabledReason);
    }

    ReceiverState disabled(String reason) {
        return new ReceiverState(id, owner, url, false, failingSince, failedAt, failingMs, warnedAt, reason);
    }
}
