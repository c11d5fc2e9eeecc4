package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an endpoint fares, as far as deliveries change it. */
record Endpoint(
        UUID id,
        String owner,
        String url,
        boolean active,
        @Nullable Instant failingSince,
        @Nullable Instant warnedAt,
        @Nullable String disabledReason) {

    Endpoint with(@Nullable Instant since, @Nullable Instant warned) {
        return new Endpoint(id, owner, url, active, since, warned, disabledReason);
    }

    Endpoint disabled(String reason) {
        return new Endpoint(id, owner, url, false, failingSince, warnedAt, reason);
    }
}
