package org.modeltracker.api.evidence;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
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

/** The table of evidence, and new pages for it: the only SQL that writes them. */
@Component
class EvidenceStore {

    private final JdbcTemplate jdbc;
    private final Supplier<UUID> ids;

    EvidenceStore(JdbcTemplate jdbc, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** A claim whose page is kept, or shall be. */
    record Kept(
            UUID event,
            String publisher,
            @Nullable String quote,
            @Nullable EvidenceFound found) {}

    /** What is known of the page of one claim. */
    record Row(
            String url,
            @Nullable String failure,
            @Nullable Instant fetchedAt,
            byte @Nullable [] sha256,
            @Nullable String text,
            @Nullable EvidenceFound found,
            @Nullable Instant checkedAt) {}

    int pages() {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from work.page where purpose = 'evidence'", Integer.class));
    }

    /** Makes the page due. A page that is kept already is fetched again for the new claim. */
    UUID page(String url, Duration every, Instant now) {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                insert into work.page as p (id, url, origin, purpose, every_seconds, next_at) values (?, ?, ?, 'evidence', ?, ?)
                on conflict (url) where purpose = 'evidence' do update
                   set next_at = case when p.lease is null then least(p.next_at, excluded.next_at) else p.next_at end
                returning id
                """, UUID.class, ids.get(), url, UrlParts.of(URI.create(url)), every.toSeconds(), Timestamp.from(now)));
    }

    Optional<UUID> page(String url) {
        return jdbc
                .query(
                        "select id from work.page where url = ? and purpose = 'evidence'",
                        (row, n) -> row.getObject("id", UUID.class),
                        url)
                .stream()
                .findFirst();
    }

    void add(UUID event, UUID page, String publisher, @Nullable String quote) {
        jdbc.update(
                "insert into work.evidence (event, page, publisher, quote) values (?, ?, ?, ?) on conflict do nothing",
                event,
                page,
                publisher,
                quote);
    }

    List<Kept> waiting(UUID page) {
        return jdbc.query(
                "select * from work.evidence where page = ? and copy is null order by event",
                EvidenceStore::kept,
                page);
    }

    List<Kept> kept(UUID page) {
        return jdbc.query(
                "select * from work.evidence where page = ? and copy is not null order by event",
                EvidenceStore::kept,
                page);
    }

    /** Of the copy that is kept for a claim. */
    String text(UUID event) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select c.text from work.evidence e join work.page_copy c on c.id = e.copy where e.event = ?",
                String.class,
                event));
    }

    void keep(UUID event, long copy, @Nullable EvidenceFound found) {
        jdbc.update("update work.evidence set copy = ?, found = ? where event = ?", copy, word(found), event);
    }

    void found(UUID event, @Nullable EvidenceFound found) {
        jdbc.update("update work.evidence set found = ? where event = ?", word(found), event);
    }

    void looked(UUID page, Instant now) {
        jdbc.update(
                "update work.evidence set checked_at = ? where page = ? and copy is not null",
                Timestamp.from(now),
                page);
    }

    Optional<Row> get(UUID event) {
        return jdbc.query("""
                        select p.url, p.failure, c.fetched_at, c.sha256, c.text, e.found, e.checked_at
                          from work.evidence e join work.page p on p.id = e.page left join work.page_copy c on c.id = e.copy
                         where e.event = ?
                        """, EvidenceStore::row, event).stream().findFirst();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("url"),
                row.getString("failure"),
                instant(row, "fetched_at"),
                row.getBytes("sha256"),
                row.getString("text"),
                found(row),
                instant(row, "checked_at"));
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("event", UUID.class), row.getString("publisher"), row.getString("quote"), found(row));
    }

    private static @Nullable EvidenceFound found(ResultSet row) throws SQLException {
        var word = row.getString("found");
        return word == null ? null : EvidenceFound.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String word(@Nullable EvidenceFound found) {
        return found == null ? null : found.word();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var stored = row.getTimestamp(column);
        return stored == null ? null : stored.toInstant();
    }
}
