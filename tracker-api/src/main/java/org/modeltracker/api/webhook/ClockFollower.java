package org.modeltracker.api.webhook;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far something that follows the clock has told: a checkpoint in time, as {@code work.follower} has one in the log. It moves in the
 * transaction of the promises, and while one node has it the others wait.
 */
final class ClockFollower {

    private final JdbcTemplate jdbc;
    private final String name;

    /** @param name of a row, which a migration has made */
    ClockFollower(JdbcTemplate jdbc, String name) {
        this.jdbc = jdbc;
        this.name = name;
    }

    /** @return null before the first start */
    @Nullable
    Instant seen() {
        return find("").getFirst().instant();
    }

    /** Keeps it until the transaction ends. @return whether it is still there, and no other node has it */
    boolean holdAt(@Nullable Instant expected) {
        var found = find("for update skip locked");
        return !found.isEmpty() && Objects.equals(found.getFirst().instant(), expected);
    }

    void move(Instant to) {
        jdbc.update("update work.clock_follower set seen = ? where name = ?", Timestamp.from(to), name);
    }

    private List<Seen> find(String lock) {
        return jdbc.query(
                "select seen from work.clock_follower where name = ? " + lock,
                (row, n) -> new Seen(WebhookRowMapper.instant(row, "seen")),
                name);
    }

    private record Seen(@Nullable Instant instant) {}
}
