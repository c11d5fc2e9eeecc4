package org.modeltracker.api.evidence;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.modeltracker.api.evidence.DuePage.Purpose;
import org.modeltracker.api.evidence.PageFetcher.Answer;
import org.modeltracker.api.evidence.PageFetcher.Tags;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables of pages and their copies: the only SQL that writes them, but for new evidence and the end of a watch. */
@Component
class PageStore {

    /** A page with so many open items is not fetched before somebody has decided. */
    private static final int MOST_OPEN = 20;

    static final String GONE = "gone";

    private final JdbcTemplate jdbc;

    PageStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Copy(long id, String text) {}

    void addWatched(UUID id, WatchRequest watch, Instant now) {
        jdbc.update(
                "insert into work.page (id, url, origin, purpose, selector, every_seconds, next_at) values (?, ?, ?, 'watch', ?, ?, ?)",
                id,
                watch.url(),
                UrlParts.of(URI.create(watch.url())),
                watch.selector(),
                watch.period().toSeconds(),
                Timestamp.from(now));
    }

    void delete(UUID id) {
        jdbc.update("delete from work.page where id = ?", id);
    }

    /** The page that has been due for longest, and at which no other node is; in a transaction. */
    Optional<DuePage> due(Collection<Purpose> purposes, UUID lease, Instant now) {
        return jdbc
                .query(
                        """
                select * from work.page p
                 where p.next_at <= ? and p.purpose = any (?)
                   and not exists (select from work.page_origin o where o.origin = p.origin and o.free_at > ?)
                   and (select count(*) from work.review r where r.page = p.id and r.state = 'open') < ?
                 order by p.next_at, p.id limit 1 for update of p skip locked
                """,
                        (row, n) -> due(row, lease),
                        Timestamp.from(now),
                        purposes.stream().map(Purpose::word).toArray(String[]::new),
                        Timestamp.from(now),
                        MOST_OPEN)
                .stream()
                .findFirst();
    }

    /** If the node ends, the page is due again when the lease ends. */
    void lease(DuePage page, Instant until) {
        jdbc.update(
                "update work.page set lease = ?, next_at = ? where id = ?",
                page.lease(),
                Timestamp.from(until),
                page.id());
    }

    /** @return false if the lease has ended, and another node has begun, or the page is watched no longer */
    boolean settle(DuePage page, Answer answer, Instant now, Instant next) {
        var tags = switch (answer) {
            case Answer.Seen seen -> seen.tags();
            case Answer.Gone _ -> Tags.NONE; // where it comes back, it is read again
            case Answer.Unchanged _, Answer.Failed _ -> page.tags();
        };
        var failure = switch (answer) {
            case Answer.Seen _, Answer.Unchanged _ -> null;
            case Answer.Gone _ -> GONE;
            case Answer.Failed(var reason) -> reason;
        };
        boolean answered = !(answer instanceof Answer.Failed);
        return jdbc.update(
                        """
                        update work.page
                           set lease = null, next_at = ?, etag = ?, last_modified = ?, checked_at = coalesce(?, checked_at),
                               failure = ?, failures = ?
                         where id = ? and lease = ?
                        """,
                        Timestamp.from(next),
                        tags.etag(),
                        tags.lastModified(),
                        answered ? Timestamp.from(now) : null,
                        failure,
                        failure == null ? 0 : page.failures() + 1,
                        page.id(),
                        page.lease())
                == 1;
    }

    Optional<Copy> newest(UUID page) {
        return jdbc
                .query(
                        "select id, text from work.page_copy where page = ? order by id desc limit 1",
                        (row, n) -> new Copy(row.getLong("id"), row.getString("text")),
                        page)
                .stream()
                .findFirst();
    }

    int copies(UUID page) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from work.page_copy where page = ?", Integer.class, page));
    }

    /** Copies that are no evidence make room for it. */
    Copy keep(UUID page, Answer.Seen seen, Instant now) {
        long id = Objects.requireNonNull(jdbc.queryForObject(
                "insert into work.page_copy (page, fetched_at, sha256, text) values (?, ?, ?, ?) returning id",
                Long.class,
                page,
                Timestamp.from(now),
                seen.sha256(),
                seen.text()));
        jdbc.update("""
                delete from work.page_copy c
                 where c.page = ? and c.id < ? and not exists (select from work.evidence e where e.copy = c.id)
                """, page, id);
        return new Copy(id, seen.text());
    }

    private static DuePage due(ResultSet row, UUID lease) throws SQLException {
        return new DuePage(
                row.getObject("id", UUID.class),
                lease,
                Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                row.getString("url"),
                row.getString("selector"),
                Duration.ofSeconds(row.getLong("every_seconds")),
                new Tags(row.getString("etag"), row.getString("last_modified")),
                row.getString("failure"),
                row.getInt("failures"));
    }
}
