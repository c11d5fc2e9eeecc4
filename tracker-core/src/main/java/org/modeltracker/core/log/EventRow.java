package org.modeltracker.core.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * A row of {@code log.event} as Axon reads it. Axon's own entry takes the time as a text, and parses it once for each event.
 *
 * @param type the kind of its stream
 * @param timestamp when it was recorded, in microseconds
 */
record EventRow(
        TrackingToken trackingToken,
        String type,
        String aggregateIdentifier,
        long sequenceNumber,
        String eventIdentifier,
        Instant timestamp,
        SerializedObject<String> payload,
        SerializedObject<String> metaData)
        implements TrackedEventData<String>, DomainEventData<String> {

    private static final SortedSet<Long> NO_GAPS = new TreeSet<>();

    static EventRow of(ResultSet row) throws SQLException {
        return new EventRow(
                GapAwareTrackingToken.newInstance(row.getLong("position"), NO_GAPS),
                row.getString("stream_kind"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getString("event_id"),
                time(row),
                new SimpleSerializedObject<>(
                        row.getString("payload"), String.class, row.getString("type"), row.getString("revision")),
                new SerializedMetaData<>(row.getString("metadata"), String.class));
    }

    static Instant time(ResultSet row) throws SQLException {
        return row.getObject("recorded_at", OffsetDateTime.class).toInstant();
    }

    @Override
    public String getType() {
        return type;
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregateIdentifier;
    }

    @Override
    public long getSequenceNumber() {
        return sequenceNumber;
    }

    @Override
    public String getEventIdentifier() {
        return eventIdentifier;
    }

    @Override
    public Instant getTimestamp() {
        return timestamp;
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return metaData;
    }

    @Override
    public SerializedObject<String> getPayload() {
        return payload;
    }
}
