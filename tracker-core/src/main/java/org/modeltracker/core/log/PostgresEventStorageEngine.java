package org.modeltracker.core.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.background.Pace;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's JDBC engine on our table: appends in the order of commit, so that tokens need no gaps; reads a stream in one query, since there are
 * no snapshots.
 */
final class PostgresEventStorageEngine extends JdbcEventStorageEngine {

    static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("log.event")
            .globalIndexColumn("position")
            .eventIdentifierColumn("event_id")
            .aggregateIdentifierColumn("stream")
            .sequenceNumberColumn("sequence")
            .typeColumn("stream_kind")
            .timestampColumn("recorded_at")
            .payloadTypeColumn("type")
            .payloadRevisionColumn("revision")
            .payloadColumn("payload")
            .metaDataColumn("metadata")
            .build();

    private final AppendStatement append;
    private final Pace pace;

    /** @param pace at which events that come one by one are read, and projected, a few together */
    PostgresEventStorageEngine(JdbcEventStorageEngine.Builder builder, AppendStatement append, Pace pace) {
        super(builder.schema(SCHEMA)
                .dataType(String.class)
                .extendedGapCheckEnabled(false)
                .readEventDataWithoutGaps(PostgresEventStorageEngine::after));
        this.append = append;
        this.pace = pace;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        var pending = PendingAppend.ofThisCommand();
        var all = events.stream().map(event -> (DomainEventMessage<?>) event).toList();
        if (pending.commits()) { // as late as can be: nothing may follow in this transaction
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    append(all, pending, serializer);
                }
            });
        } else {
            append(all, pending, serializer);
        }
    }

    private void append(List<? extends DomainEventMessage<?>> events, PendingAppend pending, Serializer serializer) {
        try {
            append.append(events, pending, serializer);
        } catch (DuplicateKeyException e) {
            throw new AppendConflict(e);
        }
    }

    @Override
    protected TrackedEventData<?> getTrackedEventData(ResultSet row, GapAwareTrackingToken previous)
            throws SQLException {
        return EventRow.of(row);
    }

    /** Ends at the first batch that is not full. Axon would ask once more for an empty one, after each append. */
    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken after, boolean mayBlock) {
        if (mayBlock && !pace.keep()) {
            return Stream.empty();
        }
        return Stream.<List<? extends TrackedEventData<?>>>iterate(
                        fetchTrackedEvents(after, batchSize()), batch -> !batch.isEmpty(), this::next)
                .flatMap(List::stream);
    }

    private List<? extends TrackedEventData<?>> next(List<? extends TrackedEventData<?>> batch) {
        return batch.size() < batchSize()
                ? List.of()
                : fetchTrackedEvents(batch.getLast().trackingToken(), batchSize());
    }

    @Override
    protected boolean fetchForAggregateUntilEmpty() {
        return false;
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return Stream.empty();
    }

    /** As text: Axon would cut a time down to milliseconds, and an answer as of the time shown would then miss its event. */
    @Override
    protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
        return EventRow.time(row).toString();
    }

    @Override
    @SuppressWarnings("unchecked")
    protected <T> T readPayload(ResultSet row, String column) throws SQLException {
        return (T) row.getString(column);
    }

    private static PreparedStatement after(Connection connection, EventSchema schema, long position, int limit)
            throws SQLException {
        var query = connection.prepareStatement("select " + schema.trackedEventFields()
                + " from log.event where position > ? order by position limit ?");
        query.setLong(1, position);
        query.setInt(2, limit);
        return query;
    }
}
