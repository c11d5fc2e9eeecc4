package org.modeltracker.core.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Appends events in one statement, under the lock of the log's head: positions and times of record come out in the order of commit, so that
 * whoever reads "greater than the last seen" misses nothing.
 */
final class AppendStatement {

    private static final String INSERT = """
            insert into log.event (position, event_id, stream, sequence, stream_kind, recorded_at, type, revision, payload, metadata)
            select drawn.first + n, id::uuid, stream, sequence, kind, drawn.at, type, revision, payload::jsonb, metadata::jsonb
              from log.draw(?, ?) drawn,
                   unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                     as e (id, stream, sequence, kind, type, revision, payload, metadata, n)
            """;

    /** From then on the server ends this transaction after 15 s, whatever becomes of this process: others wait for the head. */
    private static final String LOCK_HEAD = "select log.lock_head(), set_config('transaction_timeout', '15s', true)";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final TransactionLock lock;

    AppendStatement(JdbcTemplate jdbc, Clock clock, TransactionLock lock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.lock = lock;
    }

    /** @throws LogBusy when the head could not be had in time; nothing is stored then */
    void append(List<? extends DomainEventMessage<?>> events, Serializer serializer) {
        lock.take(LOCK_HEAD);
        var payloads = events.stream()
                .map(event -> event.serializePayload(serializer, String.class))
                .toList();
        var metadata = events.stream()
                .map(event -> event.serializeMetaData(serializer, String.class))
                .toList();
        jdbc.update(connection -> {
            var insert = connection.prepareStatement(INSERT);
            insert.setLong(1, events.size());
            insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setArray(3, texts(connection, events, DomainEventMessage::getIdentifier));
            insert.setArray(4, texts(connection, events, DomainEventMessage::getAggregateIdentifier));
            insert.setArray(5, texts(connection, events, event -> Long.toString(event.getSequenceNumber())));
            insert.setArray(6, texts(connection, events, DomainEventMessage::getType));
            insert.setArray(7, texts(connection, payloads, p -> p.getType().getName()));
            insert.setArray(8, texts(connection, payloads, p -> p.getType().getRevision()));
            insert.setArray(9, texts(connection, payloads, SerializedObject::getData));
            insert.setArray(10, texts(connection, metadata, SerializedObject::getData));
            return insert;
        });
    }

    private static <T> Array texts(Connection connection, List<? extends T> items, Function<T, Object> text)
            throws SQLException {
        return connection.createArrayOf("text", items.stream().map(text).toArray());
    }
}
