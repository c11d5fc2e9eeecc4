package org.modeltracker.api.webhook;

import java.net.URI;
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

    /** All of its address that is no secret: some services put theirs into the path. */
    String host() {
        return URI.create(url).getHost();
    }

    Endpoint with(@Nullable Instant since, @Nullable Instant warned) {
        return new Endpoint(id, owner, url, active, since, warned, disabledReason);
    }

    Endpoint disabled(String reason) {
        return new Endpoint(id, owner, url, false, failingSince, warnedAt, reason);
    }
}
