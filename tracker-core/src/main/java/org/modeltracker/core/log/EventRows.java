package org.modeltracker.core.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.Recorded;

/** Stored rows of {@code log.event} as events: names looked up, old revisions brought up to date. */
final class EventRows {

    static final String FIELDS =
            "position, event_id, stream, sequence, stream_kind, recorded_at, type, revision, payload, metadata";

    private static final String RECORDED_BY = "recorded_by";

    private final Serializer serializer;
    private final EventUpcaster upcasters;

    EventRows(Serializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    List<Recorded> read(List<? extends TrackedEventData<?>> entries) {
        Stream<TrackedEventMessage<?>> messages =
                EventUtils.upcastAndDeserializeTrackedEvents(entries.stream(), serializer, upcasters);
        return messages.map(EventRows::recorded).toList();
    }

    static TrackedEventData<?> entry(ResultSet row, int number) throws SQLException {
        var token = GapAwareTrackingToken.newInstance(row.getLong("position"), new TreeSet<>());
        return new TrackedDomainEventData<>(
                token,
                new GenericDomainEventEntry<>(
                        row.getString("stream_kind"),
                        row.getString("stream"),
                        row.getLong("sequence"),
                        row.getString("event_id"),
                        LogEngine.time(row, "recorded_at"),
                        row.getString("type"),
                        row.getString("revision"),
                        row.getString("payload"),
                        row.getString("metadata")));
    }

    static Recorded recorded(EventMessage<?> message) {
        var token = ((TrackedEventMessage<?>) message).trackingToken();
        var claim = (Claim) message.getPayload();
        return new Recorded(
                UUID.fromString(message.getIdentifier()),
                token.position().orElseThrow(),
                Vocabulary.revision(claim.data()),
                message.getTimestamp(),
                (String) message.getMetaData().get(RECORDED_BY),
                claim);
    }

    static Map<String, String> metadata(String recordedBy) {
        return Map.of(RECORDED_BY, recordedBy);
    }
}
