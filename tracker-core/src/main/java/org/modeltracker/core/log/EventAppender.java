package org.modeltracker.core.log;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.modeltracker.core.log.EventLog.Place;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.Subject;
import org.springframework.jdbc.core.JdbcTemplate;

/** Appends new events to the log, as part of the command that decided them. */
public final class EventAppender {

    /** A command asks the same few statements each time: to plan one takes longer than to run it. */
    private static final String PLAN_ONCE = "set_config('plan_cache_mode', 'force_generic_plan', true)";

    private static final String LOCK = "select %s, %s from (select unnest(?) as stream order by 1) streams"
            .formatted(AdvisoryLock.STREAM.forTransaction(), PLAN_ONCE);

    private static final String LOCK_FREE = "select stream, %s from unnest(?) stream where %s"
            .formatted(PLAN_ONCE, AdvisoryLock.STREAM.tryForTransaction());

    private final EventStore store;
    private final TransactionLock lock;
    private final JdbcTemplate jdbc;
    private final ReleaseCheck release;

    EventAppender(EventStore store, TransactionLock lock, JdbcTemplate jdbc, ReleaseCheck release) {
        this.release = release;
        this.store = store;
        this.lock = lock;
        this.jdbc = jdbc;
    }

    /**
     * Keeps other writers from these subjects until the transaction ends.
     *
     * @throws LogBusy when another writer kept one of them too long
     */
    public void lock(Collection<Subject> subjects) {
        lock.take(LOCK, (Object) subjects.stream().map(Subject::stream).toArray(String[]::new));
    }

    /**
     * Keeps other writers from those of these subjects that nobody else keeps.
     *
     * @return those
     */
    public Set<Subject> lockFree(Collection<Subject> subjects) {
        return Set.copyOf(jdbc.query(LOCK_FREE, (row, n) -> Subject.ofStream(row.getString(1)), (Object)
                subjects.stream().map(Subject::stream).distinct().toArray(String[]::new)));
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
        release.requireSoFar();
        store.publish(events);
        return DrawnPlaces.ofThisCommand();
    }
}
