package org.modeltracker.api.evidence;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of origins, which all nodes share: the only SQL that writes it. */
@Component
class OriginStore {

    private final JdbcTemplate jdbc;

    OriginStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What its robots.txt says; empty if nobody has asked since. */
    Optional<String> robots(String origin, Instant since) {
        return jdbc
                .query(
                        "select robots from work.page_origin where origin = ? and robots_at > ?",
                        (row, n) -> row.getString("robots"),
                        origin,
                        Timestamp.from(since))
                .stream()
                .findFirst();
    }

    void keepRobots(String origin, String robots, Instant now) {
        jdbc.update("""
                insert into work.page_origin (origin, free_at, robots, robots_at) values (?, ?, ?, ?)
                on conflict (origin) do update set robots = excluded.robots, robots_at = excluded.robots_at
                """, origin, Timestamp.from(now), robots, Timestamp.from(now));
    }

    /** Deletes origins that nobody asked since, and with them the copies of their robots.txt. */
    void forget(Instant since) {
        jdbc.update("delete from work.page_origin where greatest(robots_at, free_at) <= ?", Timestamp.from(since));
    }

    /** @return whether it is this node's turn to ask there; then it is nobody's for a while */
    boolean take(String origin, Instant now, Duration spacing) {
        return jdbc.update("""
                        insert into work.page_origin as o (origin, free_at) values (?, ?)
                        on conflict (origin) do update set free_at = excluded.free_at where o.free_at <= ?
                        """, origin, Timestamp.from(now.plus(spacing)), Timestamp.from(now)) == 1;
    }
}
