package org.modeltracker.api.idempotency;

import java.util.UUID;

/**
 * Where to find what a request made. It holds no secret.
 *
 * @param isNew false when the request found that there was one already
 */
public record Reference(String kind, String id, boolean isNew) {

    public static Reference to(String kind, Object id) {
        return new Reference(kind, id.toString(), true);
    }

    public UUID uuid() {
        return UUID.fromString(id);
    }
}
