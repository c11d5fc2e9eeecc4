package org.modeltracker.core.projection;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.RecordedEvent;

/** Makes promises of events; see {@link EventSubscription}. */
public interface EventConsumer {

    /** Whether anybody waits for events at all; what happens while nobody does is passed over unread. */
    default boolean isAwaited() {
        return true;
    }

    /**
     * Consumes events in the transaction that moves the checkpoint. Those that lead to more than one transaction should hold are consumed part by
     * part.
     *
     * @param after where the part before ended; null for the first
     * @return where this part ended; null for the last
     */
    @Nullable
    UUID consume(List<RecordedEvent> events, @Nullable UUID after);

    /** After that transaction is committed. */
    void afterCommit();
}
