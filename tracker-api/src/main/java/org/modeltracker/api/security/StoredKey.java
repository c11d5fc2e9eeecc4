package org.modeltracker.api.security;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret.
 *
 * @param ending its last four characters, to recognise it
 * @param lastUsedAt to the minute; null if never used
 * @param revokedAt null if it is not revoked
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
