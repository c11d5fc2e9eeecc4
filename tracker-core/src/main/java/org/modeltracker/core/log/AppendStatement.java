package org.modeltracker.core.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.modeltracker.core.log.AppendCondition.StreamEnd;
import org.modeltracker.core.log.EventLog.Place;
import org.modeltracker.core.model.Subject;

/**
 * Appends events in one round trip, under the lock of the log's head: positions and times of record come out in the order of commit, so that
 * whoever reads "greater than the last seen" misses nothing.
 */
final class AppendStatement {

    /**
     * Whoever has the head sees all that was ever appended, so what the condition finds stays so. If it is not met, nothing is drawn, stored or
     * answered, and a commit that is sent with it commits nothing. The last event of a stream is looked up by index: PostgreSQL would hash an
     * {@code exists}, and read the whole log for it.
     */
    private static final String INSERT = """
            with wanted as materialized (
              select ?::bigint as positions
               where not exists (
                 select from %s
                  where not %s
                     or (id, sequence) is distinct from (select row(e.event_id, e.sequence) from log.event e
                                                          where e.stream = ending.stream
                                                          order by e.sequence desc limit 1)
                     or exists (select from work.dead_letter))
                 and not exists (select from log.event where event_id = any (?::uuid[]))
            ), drawn as (
              select first, at from wanted, lateral log.draw(positions, ?)
            ), stored as (
              insert into log.event (position, event_id, stream, sequence, stream_kind, recorded_at, type, revision, payload, metadata)
              select drawn.first + n, id, stream, sequence, kind, drawn.at, type, revision, payload, metadata
                from drawn,
                     %s)
            select first, at as recorded_at from drawn
            """.formatted(
                    ends(AppendCondition.NONE).unnestAs("ending"),
                    AdvisoryLock.STREAM.tryForTransaction(),
                    rows(List.of()).numberedAs("e"));

    /** From then on the server ends this transaction after 15 s, whatever becomes of this process: others wait for the head. */
    private static final String LOCK_HEAD = "select log.lock_head(), set_config('transaction_timeout', '15s', true), "
            + SubjectHistories.PLAN_ONCE_BY_INDEX + "; ";

    /** Spring's own commit, which comes next, then has nothing to do. */
    private static final String COMMIT = "; commit";

    private final Clock clock;
    private final TransactionLock lock;

    AppendStatement(Clock clock, TransactionLock lock) {
        this.clock = clock;
        this.lock = lock;
    }

    /**
     * @param pending is given the place of each event
     * @throws LogBusy when the head could not be had in time; nothing is stored then
     * @throws AppendCondition.NotMet when the log is not as the decisions took it for; nothing is stored then
     */
    void append(List<? extends DomainEventMessage<?>> events, PendingAppend pending, Serializer serializer) {
        var unused = pending.condition().unused().stream().map(UUID::toString).toArray(String[]::new);
        var conditional =
                ends(pending.condition()).parameters(unused, clock.instant().atOffset(ZoneOffset.UTC));
        pending.places()
                .putAll(lock.takeAndRead(
                        pending.commits() ? LOCK_HEAD + INSERT + COMMIT : LOCK_HEAD + INSERT,
                        answers -> places(events, pending.condition(), answers.getLast()),
                        Stream.of(
                                        new Object[] {events.size()},
                                        conditional,
                                        rows(serialized(events, serializer)).parameters())
                                .flatMap(Stream::of)
                                .toArray()));
    }

    private record Row(DomainEventMessage<?> event, SerializedObject<String> payload, String metadata) {}

    private static List<Row> serialized(List<? extends DomainEventMessage<?>> events, Serializer serializer) {
        var metadata = new HashMap<MetaData, String>(); // events of one command share theirs
        return events.stream()
                .map(event -> new Row(
                        event,
                        event.serializePayload(serializer, String.class),
                        metadata.computeIfAbsent(
                                event.getMetaData(),
                                _ -> event.serializeMetaData(serializer, String.class)
                                        .getData())))
                .toList();
    }

    private static UnnestRows<Row> rows(List<Row> rows) {
        return UnnestRows.of(rows)
                .add("id", "uuid", row -> row.event().getIdentifier())
                .add("stream", "text", row -> row.event().getAggregateIdentifier())
                .add("sequence", "bigint", row -> row.event().getSequenceNumber())
                .add("kind", "text", row -> row.event().getType())
                .add("type", "text", row -> row.payload().getType().getName())
                .add("revision", "text", row -> row.payload().getType().getRevision())
                .add("payload", "jsonb", row -> row.payload().getData())
                .add("metadata", "jsonb", Row::metadata);
    }

    private static UnnestRows<Map.Entry<Subject, StreamEnd>> ends(AppendCondition condition) {
        return UnnestRows.of(List.copyOf(condition.ends().entrySet()))
                .add("stream", "text", end -> end.getKey().stream())
                .add("sequence", "bigint", end -> end.getValue().sequence())
                .add("id", "uuid", end -> end.getValue().event());
    }

    /** They follow one another. */
    private static Map<UUID, Place> places(
            List<? extends DomainEventMessage<?>> events, AppendCondition condition, ResultSet drawn)
            throws SQLException {
        if (!drawn.next()) {
            throw condition.isNone() ? new IllegalStateException("log.head has no row") : new AppendCondition.NotMet();
        }
        long position = drawn.getLong("first");
        var at = EventRow.time(drawn);
        var places = new HashMap<UUID, Place>();
        for (var event : events) {
            places.put(UUID.fromString(event.getIdentifier()), new Place(++position, at));
        }
        return places;
    }
}
