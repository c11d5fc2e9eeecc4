package org.modeltracker.api.security;

import java.time.Instant;

/** Hears whether an owner has a working key, in the transaction that makes or revokes one. */
public interface OwnerKeys {

    /** The owner's last working key was revoked. */
    void lost(String owner, Instant now);

    /** The owner has a working key: the first, or one more. */
    void found(String owner);
}
