package org.modeltracker.api.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes deliveries that are due, so that no other node attempts them too. A claim that is never settled lapses, so that a killed node leads to a
 * repeat and never to a loss.
 *
 * <p>It goes from endpoint to endpoint, beginning after the last one served, and takes from each no more than it may have at once: a backlog
 * keeps nobody else waiting. It never waits for a lock, so it can be part of no deadlock.
 */
@Component
class Claims {

    private static final String CLAIM = """
            with endpoint as (
              select w.id,
                     case when w.rate_per_minute is not null or w.failing_since is not null then 1 else :most end
                       - (select count(*) from work.delivery b where b.webhook = w.id and b.leased and b.due_at > :now) as free,
                     w.status = 'active' and not w.paused and w.next_at <= :now as open
                from work.webhook w
               where exists (select from work.delivery d where d.webhook = w.id and d.due_at <= :now
                                and (d.trigger = 'ping' or w.status = 'active' and not w.paused and w.next_at <= :now))
                 and w.id > :served
               order by w.id
               limit :slots
                 for no key update of w skip locked
            ), due as (
              select d.id, e.id as webhook, d.trigger
                from endpoint e
               cross join lateral (
                 select d.id, d.trigger from work.delivery d
                  where d.webhook = e.id and d.due_at <= :now and (e.open or d.trigger = 'ping')
                  order by d.due_at, d.id limit greatest(e.free, 0)
                    for update skip locked) d
               limit :slots
            ), paced as (
              update work.webhook w set next_at = :now::timestamptz + interval '1 minute' / w.rate_per_minute
               where w.rate_per_minute is not null and w.id in (select webhook from due where trigger <> 'ping')
            ), claimed as (
              update work.delivery d set due_at = :until, leased = true, version = d.version + 1
                from due where d.id = due.id
              returning d.*
            )
            select c.id, c.version, c.attempts, c.trigger, c.webhook, w.owner, w.url, w.format, w.rate_per_minute,
                   w.consented_by = 'handshake' as by_handshake, m.id as message, m.type, m.body, m.sentence, m.page,
                   array(select s.ciphertext from work.webhook_secret s
                          where s.webhook = c.webhook and (s.expires_at is null or s.expires_at > :now)
                          order by s.made_at desc) as sealed
              from claimed c join work.webhook w on w.id = c.webhook join work.message m on m.id = c.message
             order by c.webhook
            """;

    private final NamedParameterJdbcTemplate named;
    private final JdbcTemplate jdbc;

    Claims(NamedParameterJdbcTemplate named, JdbcTemplate jdbc) {
        this.named = named;
        this.jdbc = jdbc;
    }

    /**
     * @param until when the claims lapse
     * @param slots at most so many
     * @param most at most so many for one endpoint, with those that it has already
     * @param served the endpoint that was served last: those after it are looked at, so that a round costs no more than it brings
     */
    List<Claimed> take(Instant now, Instant until, int slots, int most, UUID served) {
        return named.query(
                CLAIM,
                new MapSqlParameterSource("now", Timestamp.from(now))
                        .addValue("until", Timestamp.from(until))
                        .addValue("slots", slots)
                        .addValue("most", most)
                        .addValue("served", served),
                Claims::read);
    }

    /** When the next delivery is due, or lapses; it may be one that waits for its endpoint. */
    Optional<Instant> nextAfter(Instant now) {
        return jdbc.query(
                        """
                        select least((select min(due_at) from work.delivery where due_at > ?),
                                     (select min(next_at) from work.webhook where next_at > ?))
                        """,
                        (row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)),
                        Timestamp.from(now),
                        Timestamp.from(now))
                .getFirst()
                .map(OffsetDateTime::toInstant);
    }

    private static Claimed read(ResultSet row, int number) throws SQLException {
        int rate = row.getInt("rate_per_minute");
        Integer ratePerMinute = row.wasNull() ? null : rate;
        return new Claimed(
                row.getLong("id"),
                row.getInt("version"),
                row.getInt("attempts"),
                row.getString("trigger"),
                row.getObject("webhook", UUID.class),
                row.getString("owner"),
                row.getString("url"),
                Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                ratePerMinute,
                row.getBoolean("by_handshake"),
                row.getObject("message", UUID.class),
                row.getString("type"),
                row.getString("body"),
                row.getString("sentence"),
                row.getString("page"),
                List.of((byte[][]) row.getArray("sealed").getArray()));
    }
}
