package org.modeltracker.core.log;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The lock of the log's head, which every append takes. To look at it takes no lock, so that nobody who writes ever waits for who looks. */
public final class HeadLock {

    /** The transaction that locks a row is named in the row; its session says since when it has been silent. */
    private static final String SILENT_HOLDER = """
            select session.pid, host(session.client_addr) as address,
                   extract(epoch from clock_timestamp() - session.state_change)::bigint as seconds
              from log.head join pg_stat_activity session on session.backend_xid = head.xmax
             where session.state_change < clock_timestamp() - ?::bigint * interval '1 millisecond'
            """;

    private final JdbcTemplate jdbc;

    HeadLock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who keeps all writers waiting.
     *
     * @param pid of the server's process
     * @param address of the client; null for a client on the server's own machine that uses a socket file
     */
    public record Holder(int pid, @Nullable String address, Duration silent) {}

    /** The session that has the lock, where it has done nothing for so long. */
    public Optional<Holder> silentFor(Duration time) {
        return jdbc
                .query(
                        SILENT_HOLDER,
                        (row, n) -> new Holder(
                                row.getInt("pid"),
                                row.getString("address"),
                                Duration.ofSeconds(row.getLong("seconds"))),
                        time.toMillis())
                .stream()
                .findFirst();
    }
}
