package org.modeltracker.api.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt.
 *
 * @param word {@code status_200}, {@code redirect}, {@code timeout}, {@code dns_failed}, {@code smtp_550}, {@code relay_failed}…
 * @param status of HTTP, or of SMTP for e-mail; null without an answer
 * @param response as much of the answer as is kept; null for none
 * @param retryAfter the instant that the endpoint asks to wait for
 * @param wish of the endpoint, beyond the status
 */
record AttemptResult(
        LeasedDelivery delivery,
        Instant startedAt,
        Instant endedAt,
        long durationMs,
        String word,
        @Nullable Integer status,
        byte @Nullable [] response,
        @Nullable Instant retryAfter,
        Wish wish) {

    /** The word where nothing was sent, because there is nothing to send any more. */
    static final String FORGOTTEN = "forgotten";

    enum Wish {
        NONE,
        /** Send no more: 410, or the header {@code webhook-delivery: disable}. */
        GONE,
        DISABLE,
        /** The mailbox refuses for good: SMTP answered 5xx to the recipient. */
        BOUNCED
    }

    boolean success() {
        return status != null && status >= 200 && status < 300;
    }

    boolean untroubled() {
        return success() && wish == Wish.NONE;
    }

    /** The operator's SMTP server failed, which says nothing about the receiver. */
    boolean isOfRelay() {
        return word.startsWith(EmailReply.RELAY);
    }

    /** Nothing was sent, which says nothing about the receiver. */
    boolean isForgotten() {
        return word.equals(FORGOTTEN);
    }

    /** Overloaded endpoints get time. */
    boolean overloaded() {
        return word.equals("timeout") || Integer.valueOf(429).equals(status);
    }
}
