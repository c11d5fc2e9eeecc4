package org.modeltracker.core.log;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.modeltracker.core.model.Subject;

/**
 * What decisions took for granted instead of asking. An append holds it against the log while nobody else can append, and stores nothing unless it
 * is so.
 *
 * @param ends the last event of each of these subjects, which no other writer holds
 * @param unused ids that no event has
 */
public record AppendCondition(Map<Subject, StreamEnd> ends, Set<UUID> unused) {

    /** The decisions asked for all that they needed. */
    public static final AppendCondition NONE = new AppendCondition(Map.of(), Set.of());

    boolean isNone() {
        return equals(NONE);
    }

    /** @param sequence its number in the subject's stream, from 0 */
    public record StreamEnd(long sequence, UUID event) {}

    /** Nothing was stored; who decides again has to ask. */
    public static final class NotMet extends RuntimeException {

        NotMet() {
            super("the log is not as the decision took it for");
        }
    }
}
