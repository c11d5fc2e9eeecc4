package org.modeltracker.api.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * A subscription and how it fares.
 *
 * @param owner whose keys may see and change it
 * @param consentedBy {@code answer} to a ping, {@code code} posted back, or {@code handshake}; null while it has not
 * @param failingSince the first failure after which nothing succeeded; null while all is well
 * @param disabledReason {@code gone} (it answered 410), {@code asked} (by a header of its answer), {@code failing}
 * @param keylessAt when the owner's last key was revoked: a minute later it is sent nothing until the owner has a key again; null otherwise
 * @param disabledPosition how far the log was when it was last disabled, or given another address: a replay after this position brings what
 *     was missed
 */
public record Webhook(
        UUID id,
        String owner,
        @JsonUnwrapped WebhookRequest order,
        Status status,
        Instant createdAt,
        @Nullable Instant consentedAt,
        @Nullable String consentedBy,
        @Nullable Instant failingSince,
        @Nullable Instant disabledAt,
        @Nullable String disabledReason,
        @Nullable Long disabledPosition,
        @Nullable Instant keylessAt) {

    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    public enum Status {
        /** It has not consented, and gets pings only. */
        PENDING,
        ACTIVE,
        /** It gets nothing until it is enabled. */
        DISABLED;

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
