package org.modeltracker.api.webhook;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this node is about to attempt.
 *
 * @param claim tells whether it is still this node's, or somebody asked for another attempt meanwhile
 * @param attempts of the plan, made before
 * @param ciphertexts the encrypted secrets that sign now, the newest first
 * @param message its key in the database
 * @param news the id of the message that receivers see
 * @param trigger {@code plan}, {@code manual} or {@code ping}
 */
record LeasedDelivery(
        long id,
        long claim,
        int attempts,
        String trigger,
        UUID webhook,
        String owner,
        String url,
        Format format,
        @Nullable Integer ratePerMinute,
        boolean byHandshake,
        UUID message,
        UUID news,
        String type,
        String body,
        Message.Chat chat,
        List<byte[]> ciphertexts) {

    boolean isPing() {
        return trigger.equals("ping");
    }
}
