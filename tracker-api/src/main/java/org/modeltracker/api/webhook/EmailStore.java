package org.modeltracker.api.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.modeltracker.api.security.ApiPrincipal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is asked of the table of webhooks about mailboxes alone. */
@Component
class EmailStore {

    private final JdbcTemplate jdbc;

    EmailStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Subscriptions of one mailbox, with those that wait for consent. */
    int count(EmailAddress address) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from work.webhook where url = ? and format = 'email'",
                Integer.class,
                address.mailto()));
    }

    /** Whether it waits for this token, and was asked for after an instant. */
    boolean awaits(String owner, UUID id, byte[] tokenSha256, Instant since) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("""
                        select exists (select from work.webhook
                                        where id = ? and owner = ? and code_sha256 = ? and format = 'email' and status = 'pending' and created_at > ?)
                        """, Boolean.class, id, owner, tokenSha256, Timestamp.from(since)));
    }

    /** Another subscription of the same mailbox to the same news, whose letters have links already. */
    Optional<UUID> sameAs(UUID id) {
        return jdbc.query("""
                        select o.id from work.webhook n
                          join work.webhook o on o.url = n.url and o.format = n.format and o.id <> n.id and o.status <> 'pending'
                           and o.types = n.types and o.models = n.models and o.organisations = n.organisations
                           and o.alerts is not distinct from n.alerts and o.schedule is not distinct from n.schedule
                         where n.id = ? order by o.id limit 1
                        """, EmailStore::id, id).stream().findFirst();
    }

    /** Those that nobody confirmed in time, and those whose mailbox has refused for long. */
    List<UUID> unread(Instant asked, Instant disabled) {
        return jdbc.query(
                """
                select id from work.webhook
                 where format = 'email' and owner in (?, ?)
                   and (status = 'pending' and created_at <= ? or status = 'disabled' and disabled_at <= ?)
                 order by id limit 1000
                """,
                EmailStore::id,
                ApiPrincipal.EMAIL_READERS,
                ApiPrincipal.KEY_READERS,
                Timestamp.from(asked),
                Timestamp.from(disabled));
    }

    private static UUID id(ResultSet row, int number) throws SQLException {
        return row.getObject("id", UUID.class);
    }
}
