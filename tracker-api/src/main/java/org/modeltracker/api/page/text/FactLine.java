package org.modeltracker.api.page.text;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Evidence;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Source;

/**
 * One answer in words, as a page shows it: with who says so, and who says otherwise.
 *
 * @param what which offering, benchmark or promise
 * @param says the answer itself
 * @param since from when it holds; null for what holds always
 * @param word the answer as one word, by which the style colours it; null without one
 * @param stale whether the publisher was not looked at for long
 * @param claims the live claims, the answering one first; empty where only that one is known
 */
public record FactLine(
        String what,
        String says,
        @Nullable String since,
        @Nullable String word,
        boolean disputed,
        Source source,
        UUID eventId,
        boolean stale,
        List<RecordedEvent> claims) {

    static FactLine of(
            String what,
            String says,
            @Nullable String since,
            @Nullable String word,
            Evidence evidence,
            List<RecordedEvent> claims) {
        return new FactLine(
                what,
                says,
                since,
                word,
                evidence.disputed(),
                evidence.source(),
                evidence.eventId(),
                Boolean.TRUE.equals(evidence.stale()),
                claims);
    }

    static FactLine undisputed(
            String what, String says, @Nullable String since, @Nullable String word, Source source, UUID eventId) {
        return new FactLine(what, says, since, word, false, source, eventId, false, List.of());
    }

    /** A sentence for the clipboard, without its citation. */
    public String sentence(String subject) {
        var start = what.isEmpty() ? subject : subject + ", " + what;
        return start + ": " + says + (since == null ? "" : ", " + since);
    }
}
