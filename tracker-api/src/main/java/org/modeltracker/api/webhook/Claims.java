package org.modeltracker.api.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes deliveries that are due, so that no other node attempts them too. A claim that is never settled lapses, so that a killed node leads to a
 * repeat and never to a loss.
 *
 * <p>It goes from endpoint to endpoint, beginning after the last one served, and takes from each no more than it may have at once: a backlog
 * keeps nobody else waiting. Whatever it looks up is one step in an index, so that a round costs what it brings, and not what there is. Nodes
 * take turns, or each would give an endpoint all that it may have; for a row that somebody changes it never waits.
 */
@Component
class Claims {

    /** A claim that a power cut takes back only leads to a repeat, so it does not wait for the disk. */
    private static final String TURN =
            "select set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock(hashtext('work.delivery'))";

    private static final String CLAIM = """
            with recursive waiting as (
              (select d.webhook from work.delivery d where d.webhook > :served and d.due_at <= :now order by d.webhook limit 1)
              union all
              select (select d.webhook from work.delivery d where d.webhook > w.webhook and d.due_at <= :now order by d.webhook limit 1)
                from waiting w where w.webhook is not null
            ), due as (
              select d.id
                from waiting
               cross join lateral (
                 select w.id, w.status = 'active' and not w.paused and w.next_at <= :now as open,
                        case when w.rate_per_minute is not null or w.failing_since is not null then 1 else :most end
                          - (select count(*) from work.delivery b where b.webhook = w.id and b.due_at > :now
                               and b.due_at <= :until::timestamptz + interval '1 minute' and b.leased) as free
                   from work.webhook w where w.id = waiting.webhook limit 1) w
               cross join lateral (
                 select * from (
                   select d.id from work.delivery d where w.open and d.webhook = w.id and d.due_at <= :now
                    order by d.due_at, d.id limit greatest(w.free, 0) for update skip locked) news
                 union all
                 select * from (
                   select d.id from work.delivery d where not w.open and d.webhook = w.id and d.trigger = 'ping' and d.due_at <= :now
                    limit greatest(w.free, 0) for update skip locked) pings) d
               limit :slots
            ), claimed as (
              update work.delivery d set due_at = :until, leased = true, version = d.version + 1
                from due where d.id = due.id
              returning d.id, d.version, d.attempts, d.trigger, d.webhook, d.message
            ), paced as (
              update work.webhook w set next_at = :now::timestamptz + interval '1 minute' / w.rate_per_minute
                from (select p.id from work.webhook p
                       where p.rate_per_minute is not null and p.id in (select c.webhook from claimed c where c.trigger <> 'ping')
                         for no key update skip locked) p
               where w.id = p.id
            )
            select c.*, w.owner, w.url, w.format, w.rate_per_minute, w.consented_by = 'handshake' as by_handshake,
                   m.type, m.body, m.sentence, m.page,
                   array(select s.ciphertext from work.webhook_secret s
                          where s.webhook = c.webhook and (s.expires_at is null or s.expires_at > :now)
                          order by s.made_at desc) as sealed
              from claimed c
             cross join lateral (select * from work.webhook w where w.id = c.webhook limit 1) w
             cross join lateral (select * from work.message m where m.id = c.message limit 1) m
             order by c.webhook
            """;

    private final NamedParameterJdbcTemplate named;
    private final TransactionTemplate transaction;

    Claims(NamedParameterJdbcTemplate named, PlatformTransactionManager transactions) {
        this.named = named;
        transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param until when the claims lapse
     * @param slots at most so many
     * @param most at most so many for one endpoint, with those that it has already
     * @param served the endpoint that was served last: a round begins after it
     * @return in the order of endpoints
     */
    List<Claimed> take(Instant now, Instant until, int slots, int most, UUID served) {
        return transaction.execute(status -> {
            named.getJdbcTemplate().query(TURN, row -> {});
            return named.query(
                    CLAIM,
                    new MapSqlParameterSource("now", Timestamp.from(now))
                            .addValue("until", Timestamp.from(until))
                            .addValue("slots", slots)
                            .addValue("most", most)
                            .addValue("served", served),
                    Claims::read);
        });
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
