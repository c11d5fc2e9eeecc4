package org.modeltracker.core.log;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.Subject;

/** Publishes new events to the log, as part of the command that decided them. */
public final class EventAppender {

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended(stream, 0)) from (select unnest(?) as stream order by 1) streams";

    private final EventStore store;
    private final TransactionLock turn;

    EventAppender(EventStore store, TransactionLock turn) {
        this.store = store;
        this.turn = turn;
    }

    /**
     * Keeps other writers from these subjects until the transaction ends.
     *
     * @throws LogBusy when another writer kept one of them too long
     */
    public void take(Collection<Subject> subjects) {
        turn.take(LOCK, (Object) subjects.stream().map(Subject::stream).toArray(String[]::new));
    }

    /** @param sequence the place in the subject's stream, from 0; two writers that draw the same cannot both commit */
    public record Event(UUID id, long sequence, Claim claim) {}

    public void publish(List<Event> events, String recordedBy) {
        var metadata = MetaData.from(EventRowMapper.metadata(recordedBy));
        store.publish(events.stream()
                .map(event -> {
                    var subject = event.claim().subject();
                    return new GenericDomainEventMessage<>(
                            subject.kind().word(),
                            subject.stream(),
                            event.sequence(),
                            event.claim(),
                            metadata,
                            event.id().toString(),
                            Instant.EPOCH);
                })
                .toList());
    }
}
