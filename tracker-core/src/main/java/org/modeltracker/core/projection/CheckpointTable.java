package org.modeltracker.core.projection;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The checkpoint of one subscription: the only SQL that touches {@code work.follower}. */
final class CheckpointTable {

    private final JdbcTemplate jdbc;
    private final String name;

    /** @param name of a row, which a migration has made */
    CheckpointTable(JdbcTemplate jdbc, String name) {
        this.jdbc = jdbc;
        this.name = name;
    }

    /** A lost checkpoint is not created again: the subscription would send every event once more. */
    Checkpoint read() {
        return find("").orElseThrow(this::lost);
    }

    /** Waits for the transaction that moves it now, and keeps it until this transaction ends. */
    Checkpoint readSettled() {
        return find("for share").orElseThrow(this::lost);
    }

    /** Keeps it until the transaction ends. Empty where another node has it. */
    Optional<Checkpoint> lock() {
        return find("for update skip locked");
    }

    void move(Checkpoint to) {
        jdbc.update(
                "update work.follower set position = ?, until = ?, part = ? where name = ?",
                to.position(),
                to.until(),
                to.part(),
                name);
    }

    private Optional<Checkpoint> find(String lock) {
        return jdbc
                .query(
                        "select position, until, part from work.follower where name = ? " + lock,
                        (row, n) -> new Checkpoint(
                                row.getLong("position"),
                                row.getObject("until", Long.class),
                                row.getObject("part", UUID.class)),
                        name)
                .stream()
                .findFirst();
    }

    private IllegalStateException lost() {
        return new IllegalStateException("the checkpoint of the subscription " + name + " is lost");
    }
}
