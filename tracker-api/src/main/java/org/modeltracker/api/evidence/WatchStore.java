package org.modeltracker.api.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.AdvisoryLock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of watches: the only SQL that writes it. */
@Component
class WatchStore {

    private static final String ALL = """
            select w.*, p.*, (select max(c.fetched_at) from work.page_copy c where c.page = p.id) as changed_at
              from work.watch w join work.page p on p.id = w.page
            """;

    private final JdbcTemplate jdbc;

    WatchStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Watches of an owner are made one after the other, until the transaction ends. */
    void lock(String owner) {
        jdbc.query("select " + AdvisoryLock.WATCHES.forTransaction(), row -> {}, "watches of " + owner);
    }

    int count(String owner) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from work.watch where owner = ?", Integer.class, owner));
    }

    /** @param page that was added before */
    void add(UUID page, WatchRequest watch, String owner, Instant now) {
        jdbc.update(
                "insert into work.watch (page, publisher, about, owner, created_at) values (?, ?, ?, ?, ?)",
                page,
                watch.publisher(),
                watch.about(),
                owner,
                Timestamp.from(now));
    }

    Optional<Watch> get(UUID id) {
        return jdbc.query(ALL + "where w.page = ?", WatchStore::read, id).stream()
                .findFirst();
    }

    /**
     * Oldest first.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<Watch> list(@Nullable UUID after, int most) {
        return jdbc.query(
                ALL + "where ?::uuid is null or w.page > ?::uuid order by w.page limit ?",
                WatchStore::read,
                after,
                after,
                most);
    }

    private static Watch read(ResultSet row, int number) throws SQLException {
        return new Watch(
                row.getObject("page", UUID.class),
                row.getString("url"),
                row.getString("selector"),
                row.getString("publisher"),
                row.getString("about"),
                WatchRequest.every(Duration.ofSeconds(row.getLong("every_seconds"))),
                row.getString("owner"),
                row.getTimestamp("created_at").toInstant(),
                EvidenceStore.instant(row, "checked_at"),
                EvidenceStore.instant(row, "changed_at"),
                row.getTimestamp("next_at").toInstant(),
                row.getString("failure"));
    }
}
