package org.modeltracker.api.security;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key once it was shown.
 *
 * @param ending its last four characters, to tell keys apart
 * @param lastUsedAt to the minute; null when never
 * @param revokedAt null while it works
 */
record StoredKey(
        UUID id,
        String name,
        String owner,
        List<String> scopes,
        String ending,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    ApiPrincipal caller() {
        return new ApiPrincipal(id, owner, Set.copyOf(scopes));
    }
}
