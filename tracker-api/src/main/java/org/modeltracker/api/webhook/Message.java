package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to everybody whom it concerns.
 *
 * @param id of the event, where it is about one; where that changed more answers than one, made of both
 * @param position of that event
 * @param moves what the event moved at its instant, as JSON; null for nothing that alerts look at
 * @param chat what chats show; null for the sentence and the page
 * @param body in the standard format, exactly as it is sent
 */
record Message(
        UUID id,
        @Nullable Long position,
        String type,
        String body,
        String sentence,
        String page,
        boolean changesAnswer,
        boolean historical,
        Instant madeAt,
        @Nullable String moves,
        @Nullable Chat chat) {

    /**
     * What is shown where only text can be.
     *
     * @param text on one line
     * @param link to the event, or to what the text is about
     */
    record Chat(String text, String link) {}

    /** The {@code webhook-id}: the same on every attempt, and in every replay. */
    static String wireId(UUID id) {
        return "msg_" + id.toString().replace("-", "");
    }
}
