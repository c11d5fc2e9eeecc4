package org.modeltracker.api.trace;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which trace recorded an event, so that another node can go on with it. It is apart from the log, which no trace changes. */
@Component
class TraceStore {

    /** A delivery is tried for three days. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    TraceStore(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A span that recorded an event.
     *
     * @param parent as the header {@code traceparent} spells it
     */
    record Recorded(UUID event, String parent) {}

    /** Before they are recorded: their deliveries may come soon after. */
    void add(List<UUID> events, String parent) {
        jdbc.update(
                "insert into work.event_trace (event, parent, made_at) select unnest(?::uuid[]), ?, ? on conflict (event) do nothing",
                events.stream().map(UUID::toString).toArray(String[]::new),
                parent,
                Timestamp.from(clock.instant()));
    }

    /** @param message the key of a message; empty where it tells of no event, or of one that nobody traced */
    Optional<Recorded> ofMessage(UUID message) {
        return jdbc
                .query(
                        """
                        select t.event, t.parent from work.message m join log.event e on e.position = m.position
                          join work.event_trace t on t.event = e.event_id
                         where m.id = ?
                        """,
                        (row, n) -> new Recorded(row.getObject("event", UUID.class), row.getString("parent")),
                        message)
                .stream()
                .findFirst();
    }

    void forget() {
        jdbc.update(
                "delete from work.event_trace where made_at < ?",
                Timestamp.from(clock.instant().minus(KEPT)));
    }
}
