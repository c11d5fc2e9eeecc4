package org.modeltracker.api.evidence;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of reviews: the only SQL that writes it. */
@Component
class ReviewStore {

    private final JdbcTemplate jdbc;
    private final Supplier<UUID> ids;

    ReviewStore(JdbcTemplate jdbc, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Whose page it is, what it is about, and for which claims it is evidence. */
    record Topic(String publisher, @Nullable String about, List<UUID> claims) {}

    void add(ReviewKind kind, DuePage page, Topic topic, TextDifference difference, Instant now) {
        jdbc.update(
                """
                insert into work.review (id, kind, page, url, publisher, about, claims, before, after, found_at)
                values (?, ?, ?, ?, ?, ?, ?::uuid[], ?, ?, ?)
                """,
                ids.get(),
                kind.word(),
                page.id(),
                page.url(),
                topic.publisher(),
                topic.about(),
                texts(topic.claims()),
                difference.before(),
                difference.after(),
                Timestamp.from(now));
    }

    Optional<Review> get(UUID id) {
        return jdbc.query("select * from work.review where id = ?", ReviewStore::read, id).stream()
                .findFirst();
    }

    /**
     * Newest first.
     *
     * @param before the last one of the page before; null for the first page
     */
    List<Review> list(ReviewState state, @Nullable UUID before, int most) {
        return jdbc.query(
                "select * from work.review where state = ? and (?::uuid is null or id < ?::uuid) order by id desc limit ?",
                ReviewStore::read,
                state.word(),
                before,
                before,
                most);
    }

    /**
     * @param decision without faults
     * @return false if it is decided already
     */
    boolean decide(UUID id, ReviewDecision decision, String by, Instant now) {
        return jdbc.update(
                        """
                        update work.review set state = ?, events = ?::uuid[], reason = ?, decided_by = ?, decided_at = ?
                         where id = ? and state = 'open'
                        """,
                        Objects.requireNonNull(decision.state()).word(),
                        texts(decision.events()),
                        decision.reason(),
                        by,
                        Timestamp.from(now),
                        id)
                == 1;
    }

    /** Nobody has to decide about a page that is watched no longer. */
    void deleteOpen(UUID page) {
        jdbc.update("delete from work.review where page = ? and state = 'open'", page);
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static Review read(ResultSet row, int number) throws SQLException {
        var kind = ReviewKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        boolean watched = kind == ReviewKind.PAGE_CHANGED || kind == ReviewKind.PAGE_GONE;
        var decided = row.getTimestamp("decided_at");
        return new Review(
                row.getObject("id", UUID.class),
                kind,
                ReviewState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("url"),
                row.getString("publisher"),
                row.getString("about"),
                watched ? row.getObject("page", UUID.class) : null,
                ids(row.getArray("claims")),
                row.getString("before"),
                row.getString("after"),
                row.getTimestamp("found_at").toInstant(),
                decided == null ? null : decided.toInstant(),
                row.getString("decided_by"),
                row.getString("reason"),
                ids(row.getArray("events")));
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return List.of((UUID[]) array.getArray());
    }
}
