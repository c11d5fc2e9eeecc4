package org.modeltracker.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.background.NodeRole;
import org.modeltracker.core.log.AdvisoryLock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of keys: the only SQL that touches it. */
@Component
class KeyStore {

    private static final Duration USE_KEPT_TO = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final NodeRole role;

    KeyStore(JdbcTemplate jdbc, NodeRole role) {
        this.jdbc = jdbc;
        this.role = role;
    }

    void add(StoredKey key, byte[] sha256) {
        jdbc.update(
                """
                insert into work.api_key (id, name, owner, scopes, sha256, ending, created_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                key.id(),
                key.name(),
                key.owner(),
                key.scopes().toArray(String[]::new),
                sha256,
                key.ending(),
                Timestamp.from(key.createdAt()));
    }

    /** The key that works now. */
    Optional<StoredKey> working(byte[] sha256) {
        return jdbc
                .query("select * from work.api_key where sha256 = ? and revoked_at is null", KeyStore::read, sha256)
                .stream()
                .findFirst();
    }

    /** All keys of an owner that work now. */
    List<StoredKey> working(String owner) {
        return jdbc.query(
                "select * from work.api_key where owner = ? and revoked_at is null order by id", KeyStore::read, owner);
    }

    Optional<StoredKey> get(UUID id) {
        return jdbc.query("select * from work.api_key where id = ?", KeyStore::read, id).stream()
                .findFirst();
    }

    /** The keys that the caller administers, the oldest first. */
    List<StoredKey> list(ApiPrincipal caller, @Nullable UUID after, int rows) {
        return jdbc.query(
                "select * from work.api_key where (? or owner = ?) and (?::uuid is null or id > ?::uuid) order by id limit ?",
                KeyStore::read,
                caller.owner().equals(Keys.ADMIN),
                caller.owner(),
                after,
                after,
                rows);
    }

    /** @return whether there is such a key; it may have been revoked before */
    boolean revoke(UUID id, Instant now) {
        return jdbc.update(
                        "update work.api_key set revoked_at = coalesce(revoked_at, ?) where id = ?",
                        Timestamp.from(now),
                        id)
                == 1;
    }

    /** Keys of an owner are made and revoked one after the other, until the transaction ends. */
    void lock(String owner) {
        jdbc.query("select " + AdvisoryLock.KEYS.forTransaction(), row -> {}, "keys of " + owner);
    }

    boolean hasWorking(String owner) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from work.api_key where owner = ? and revoked_at is null)",
                Boolean.class,
                owner));
    }

    /** Once a minute is enough: a write for each request would make reads as dear as writes. A use that lies ahead was noted before the clock fell. A
     * reader notes none. */
    void used(StoredKey key, Instant now) {
        var before = now.minus(USE_KEPT_TO);
        var last = key.lastUsedAt();
        if (role.isReader()) {
            return;
        }
        if (last == null || last.isBefore(before) || last.isAfter(now)) {
            jdbc.update(
                    "update work.api_key set last_used_at = ? where id = ? and (last_used_at is null or last_used_at not between ? and ?)",
                    Timestamp.from(now),
                    key.id(),
                    Timestamp.from(before),
                    Timestamp.from(now));
        }
    }

    /** Whether somebody can make keys. Others who ask wait until the transaction ends. */
    boolean hasAdmin() {
        jdbc.execute("lock table work.api_key in share row exclusive mode");
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from work.api_key where revoked_at is null and ? = any(scopes))",
                Boolean.class,
                Scope.KEYS_ADMIN.word()));
    }

    private static StoredKey read(ResultSet row, int number) throws SQLException {
        return new StoredKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("owner"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getString("ending"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }
}
