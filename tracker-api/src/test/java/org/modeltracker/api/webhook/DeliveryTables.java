package org.modeltracker.api.webhook;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own with the tables of deliveries, filled by SQL. */
final class DeliveryTables {

    /** The last version in which deliveries were one table. */
    static final String ONE_TABLE = "20261201.2102";

    private static final AtomicLong NUMBERS = new AtomicLong();

    final DataSource source = TestDatabase.fresh().dataSource();
    final JdbcTemplate jdbc = new JdbcTemplate(source);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));

    /** @param version of the schemas; {@code latest} for all migrations */
    DeliveryTables migrate(String version) {
        Flyway.configure()
                .dataSource(source)
                .schemas("log", "work")
                .locations("classpath:db/log", "classpath:db/work")
                .target(version)
                .load()
                .migrate();
        return this;
    }

    UUID webhook(String owner) {
        var id = new UUID(1, NUMBERS.incrementAndGet());
        jdbc.update("""
                insert into work.webhook (id, owner, url, types, models, model_likes, organisations, only_changes, include_historical,
                       format, paused, status, created_at, next_at)
                values (?, ?, 'https://receiver.test', '{}', '{}', '{}', '{}', false, false, 'standard', false, 'active', now(), now())
                """, id, owner);
        return id;
    }

    /** With an id that was made then. */
    UUID message(Instant made) {
        var id = new UUID(made.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE | NUMBERS.incrementAndGet());
        return message(id, made);
    }

    UUID message(UUID id, Instant made) {
        jdbc.update(
                "insert into work.message (id, type, body, sentence, page, changes_answer, historical, made_at)"
                        + " values (?, 'model.released', '{}', 'One.', '/', true, false, ?)",
                id,
                Timestamp.from(made));
        return id;
    }

    /** With one attempt; a delivery that has not arrived waits. @param arrived null for one that has not */
    long delivery(UUID webhook, UUID message, Instant made, @Nullable Instant arrived) {
        var id = jdbc.queryForObject(
                "insert into work.delivery (webhook, message, status, made_at, delivered_at) values (?, ?, ?, ?, ?) returning id",
                Long.class,
                webhook,
                message,
                arrived == null ? "waiting" : "delivered",
                Timestamp.from(made),
                arrived == null ? null : Timestamp.from(arrived));
        if (arrived == null) {
            jdbc.update(
                    "insert into work.due (delivery, webhook, message, trigger, due_at) values (?, ?, ?, 'plan', ?)",
                    id,
                    webhook,
                    message,
                    Timestamp.from(made));
        }
        jdbc.update(attempt(), id, Timestamp.from(made));
        return id == null ? 0 : id;
    }

    /** Releases before the partitions name no message. */
    private String attempt() {
        boolean byDay = !jdbc.queryForList("select 1 from pg_class where relname = 'attempt_rest'")
                .isEmpty();
        return byDay
                ? "insert into work.attempt (delivery, message, trigger, started_at, duration_ms, outcome)"
                        + " select id, message, 'plan', made_at, 1, 'status_204' from work.delivery where id = ? and made_at = ?"
                : "insert into work.attempt (delivery, trigger, started_at, duration_ms, outcome) values (?, 'plan', ?, 1, 'status_204')";
    }

    /** Another one, in a transaction of its own. */
    Connection connection() throws SQLException {
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** The partition that a delivery is in. */
    @Nullable
    String tableOf(long delivery) {
        return jdbc.queryForObject(
                "select tableoid::regclass::text from work.delivery where id = ?", String.class, delivery);
    }

    List<Long> deliveries() {
        return jdbc.queryForList("select id from work.delivery order by id", Long.class);
    }

    /** The deliveries that have attempts. */
    List<Long> attempted() {
        return jdbc.queryForList("select delivery from work.attempt order by delivery, id", Long.class);
    }
}
