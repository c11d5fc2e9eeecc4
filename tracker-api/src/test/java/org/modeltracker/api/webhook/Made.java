package org.modeltracker.api.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Settings, deliveries and outcomes for tests of pure decisions. */
final class Made {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final WebhookSettings SETTINGS = new WebhookSettings(
            "",
            "",
            List.of(
                    Duration.ZERO,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24)),
            Duration.ofHours(24),
            Duration.ofSeconds(15),
            Duration.ofDays(1),
            Duration.ofDays(5),
            Duration.ofDays(90),
            100,
            256,
            4);

    private Made() {}

    static LeasedDelivery delivery(String trigger) {
        var id = new UUID(0, 1);
        return new LeasedDelivery(
                1,
                1,
                0,
                trigger,
                id,
                "owner",
                "https://a.example/",
                Format.STANDARD,
                null,
                false,
                id,
                id,
                "pricing.changed",
                "{}",
                new Message.Chat("a sentence", "http://localhost:8080"),
                List.of());
    }

    static AttemptResult answered(int status, Instant at) {
        return outcome("plan", "status_" + status, status, at, null, AttemptResult.Wish.NONE);
    }

    static AttemptResult outcome(
            String trigger,
            String word,
            @Nullable Integer status,
            Instant at,
            @Nullable Instant retryAfter,
            AttemptResult.Wish wish) {
        return new AttemptResult(delivery(trigger), at, at, 1, word, status, null, retryAfter, wish);
    }
}
