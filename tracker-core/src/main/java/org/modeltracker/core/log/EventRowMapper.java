package org.modeltracker.core.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Source;

/** Stored rows of {@code log.event} as events: names looked up, old revisions brought up to date, what is set aside left out. */
public final class EventRowMapper {

    static final String FIELDS =
            "position, event_id, stream, sequence, stream_kind, recorded_at, type, revision, payload, metadata,"
                    + " position = any (array(select d.position from work.dead_letter d)) as set_aside";

    private static final String RECORDED_BY = "recorded_by";

    private final Serializer serializer;
    private final EventUpcaster upcasters;

    EventRowMapper(Serializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** @param stream the name of the subject's stream */
    record Row(String stream, long sequence, long position, boolean isSetAside, EventRow data) {}

    /** @throws UnreadableEvent for one that cannot be read and is not set aside yet */
    List<RecordedEvent> read(List<Row> rows) {
        var readable = rows.stream().filter(row -> !row.isSetAside()).map(Row::data);
        Stream<TrackedEventMessage<?>> messages =
                EventUtils.upcastAndDeserializeTrackedEvents(readable, serializer, upcasters);
        return messages.map(EventRowMapper::recorded).toList();
    }

    static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("stream"),
                row.getLong("sequence"),
                row.getLong("position"),
                row.getBoolean("set_aside"),
                EventRow.of(row));
    }

    public static long position(EventMessage<?> message) {
        return ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
    }

    /** @throws UnreadableEvent when the stored text is not an event that this release knows */
    public static RecordedEvent recorded(EventMessage<?> message) {
        try {
            var claim = claim(message);
            return new RecordedEvent(
                    UUID.fromString(message.getIdentifier()),
                    position(message),
                    EventTypeRegistry.revision(claim.data()),
                    message.getTimestamp(),
                    (String) message.getMetaData().get(RECORDED_BY),
                    claim);
        } catch (RuntimeException e) {
            throw UnreadableEvent.because(e);
        }
    }

    /** The parts without which an event says nothing; Jackson lets them be missing. */
    private static Claim claim(EventMessage<?> message) {
        var claim = (Claim) message.getPayload();
        var source = (@Nullable Source) claim.source();
        if (source == null
                || (@Nullable Object) source.publisher() == null
                || (@Nullable Object) source.kind() == null) {
            throw new UnreadableEvent("the stored text names no source", null);
        }
        if (!claim.subject().stream().equals(((DomainEventMessage<?>) message).getAggregateIdentifier())) {
            throw new UnreadableEvent("the subject in the stored text is not the subject of its stream", null);
        }
        return claim;
    }

    static Map<String, String> metadata(String recordedBy) {
        return Map.of(RECORDED_BY, recordedBy);
    }
}
