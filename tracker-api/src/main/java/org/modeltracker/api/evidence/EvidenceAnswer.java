package org.modeltracker.api.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.WireEnum;

/**
 * The page of a claim, as it was when the tracker fetched it.
 *
 * @param url of the page; null if the claim names none
 * @param quote of the claim
 * @param state whether the page is kept
 * @param reason why the last fetch gave no text, such as {@code timeout}, {@code too_large}, {@code robots_disallowed}
 * @param copy the kept text; null if there is none
 * @param passage where the text has the quote; null if it does not
 * @param found what the last look at the page found; null without a passage
 * @param checkedAt when the page last answered
 */
public record EvidenceAnswer(
        UUID eventId,
        @Nullable String url,
        @Nullable String quote,
        State state,
        @Nullable String reason,
        @Nullable Copy copy,
        @Nullable Passage passage,
        @Nullable EvidenceFound found,
        @Nullable Instant checkedAt) {

    public enum State implements WireEnum {
        /** The claim names no page, or the tracker keeps none. */
        NONE,
        /** The page is to be fetched. */
        WAITING,
        KEPT,
        /** No fetch gave a text so far; see the reason. */
        FAILED
    }

    /**
     * @param sha256 of the bytes that were fetched, in hex
     * @param text of the page, one line for each block, at most 500,000 characters
     */
    public record Copy(Instant fetchedAt, String sha256, String text) {}

    /**
     * @param from index of the first character, in UTF-16 code units
     * @param to index after the last one
     */
    public record Passage(int from, int to) {}
}
