package org.modeltracker.core.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.modeltracker.core.log.EventLog.Place;
import org.modeltracker.core.model.Claim;

/** Appends new events to the log, as part of the command that decided them. */
public final class EventAppender {

    private final EventStore store;
    private final TransactionLock lock;
    private final ReleaseCheck release;

    EventAppender(EventStore store, TransactionLock lock, ReleaseCheck release) {
        this.release = release;
        this.store = store;
        this.lock = lock;
    }

    /**
     * Keeps other decisions about who is who from being recorded until the transaction ends.
     *
     * @throws LogBusy when another writer kept them too long
     */
    public void lockIdentities() {
        lock.take("select " + AdvisoryLock.IDENTITIES.forTransaction());
    }

    /** @param sequence the number in the subject's stream, from 0; of two writers that draw the same, only one can commit */
    public DomainEventMessage<Claim> event(UUID id, long sequence, Claim claim, String recordedBy) {
        var subject = claim.subject();
        return new GenericDomainEventMessage<>(
                subject.kind().word(),
                subject.stream(),
                sequence,
                claim,
                MetaData.from(EventRowMapper.metadata(recordedBy)),
                id.toString(),
                Instant.EPOCH);
    }

    /**
     * Stores them when the command is committed.
     *
     * @return where each then stands, by its id
     * @throws OutdatedRelease if a newer release has changed the tables
     */
    public Map<UUID, Place> append(List<? extends DomainEventMessage<Claim>> events) {
        return append(events, PendingAppend.ofThisCommand());
    }

    /**
     * The same for a command whose transaction does nothing else. It fails with {@link AppendCondition.NotMet} unless the condition is met.
     *
     * @throws AppendCondition.NotMet where there is nothing to append that the condition could be checked with
     */
    public Map<UUID, Place> appendLast(List<? extends DomainEventMessage<Claim>> events, AppendCondition condition) {
        if (events.isEmpty() && !condition.isNone()) {
            throw new AppendCondition.NotMet();
        }
        return append(events, PendingAppend.last(condition));
    }

    private Map<UUID, Place> append(List<? extends DomainEventMessage<Claim>> events, PendingAppend pending) {
        release.requireSoFar();
        store.publish(events);
        return pending.places();
    }
}
