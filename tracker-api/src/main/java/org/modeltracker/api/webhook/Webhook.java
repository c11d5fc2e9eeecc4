package org.modeltracker.api.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * A webhook and its health.
 *
 * @param owner the owner, whose keys may read and change it
 * @param consentedBy {@code answer} to a ping, {@code code} sent by somebody, {@code handshake}, or {@code challenge} of the hub; null without consent
 * @param failingSince the first failure after the last success; null if the last attempt succeeded
 * @param disabledReason {@code gone} (it answered 410), {@code asked} (by a header of its answer), {@code failing}, {@code bounced} (its mailbox refuses)
 * @param keylessAt when the owner's last key was revoked; a minute later deliveries pause until the owner has a key again; null otherwise
 * @param disabledPosition the end of the log when it was last disabled or its address changed; a replay after it sends the missed events
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
        /** It has not consented, and receives only pings. */
        PENDING,
        ACTIVE,
        /** It receives nothing until it is enabled. */
        DISABLED;

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
