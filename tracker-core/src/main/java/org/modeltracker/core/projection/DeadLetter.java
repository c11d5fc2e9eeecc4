package org.modeltracker.core.projection;

import java.time.Instant;
import java.util.UUID;

/**
 * An event of the log that the views could not take in. Views, feeds, exports and webhooks leave it out until it is taken in again.
 *
 * @param type as it is stored
 * @param reason why it could not be taken in, in plain words
 * @param since when it was set aside, UTC
 */
public record DeadLetter(long position, UUID eventId, String type, String reason, Instant since) {}
