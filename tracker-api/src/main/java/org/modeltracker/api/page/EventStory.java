package org.modeltracker.api.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;

/**
 * One event with its consequences.
 *
 * @param sentence what it says, and by how far that moved the answer
 * @param name of its subject
 * @param changes the answers that it changed, the one to its own question first
 * @param more how many further answers it changed
 * @param restates whether it answers a question and changed nothing
 * @param amends the claim that it corrects or retracts; null for a claim of its own
 * @param endings what corrected or retracted it, the oldest first
 */
public record EventStory(
        RecordedEvent event,
        String type,
        Subject subject,
        String name,
        String sentence,
        List<Change> changes,
        long more,
        boolean restates,
        @Nullable Other amends,
        List<Other> endings) {

    /**
     * @param what which answer; null for the one to its own question
     * @param at null without beginning
     * @param before null if there was none, as is {@code after}
     */
    public record Change(
            @Nullable String what,
            @Nullable Instant at,
            @Nullable String before,
            @Nullable String after,
            boolean disputed) {}

    /** Another event that this one acts on, or that acts on it. */
    public record Other(RecordedEvent event, String sentence, boolean retraction) {}

    public boolean isOfModel() {
        return subject.kind() == Subject.Kind.MODEL;
    }

    /** The page of its subject. */
    public String page() {
        return "/" + subject.kind().word() + "s/" + subject.id();
    }
}
