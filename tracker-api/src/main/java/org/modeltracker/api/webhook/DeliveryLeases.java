package org.modeltracker.api.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.modeltracker.core.log.AdvisoryLock;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes deliveries that are due, so that no other node attempts them too. A claim that is never settled lapses, so that a killed node leads to a
 * repeat and never to a loss.
 *
 * <p>It goes from endpoint to endpoint, beginning after the last one served, and takes from each the first of its queue that are free, no more than
 * this node may have at once there: a backlog keeps nobody else waiting. Claims of other nodes, living or dead, are passed over: each has few at
 * one endpoint, so the queue behind them moves on, however often a node is killed. Whatever it looks up is a step or a few in an index, so that a
 * round costs what it brings, and not what there is. Nodes take turns, so that each sees what the others have; for a row that somebody changes it
 * never waits. Laterals with a limit of one tell the planner that there is no more, so that no plan reads a whole table.
 */
@Component
class DeliveryLeases {

    /**
     * A claim that a power cut takes back only leads to a repeat, so it does not wait for the disk. And statistics are taken when the queue is
     * empty more often than not: the planner would think it small, and read all of it.
     */
    private static final String LOCK =
            "select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true), "
                    + AdvisoryLock.DELIVERY_QUEUE.forTransaction();

    private static final String CLAIM = """
            with recursive waiting as (
              select array[]::uuid[] as webhooks, :served::uuid as last
              union all
              select next.webhooks, next.webhooks[cardinality(next.webhooks)]
                from waiting
               cross join lateral (
                 select array_agg(distinct few.webhook) as webhooks
                   from (select u.webhook from work.due u where u.webhook > waiting.last and u.due_at <= :now order by u.webhook limit 16) few) next
               where waiting.last is not null
            ), chosen as (
              select first.delivery, w.*
                from waiting
               cross join unnest(waiting.webhooks) as one (webhook)
               cross join lateral (
                 select w.id, w.owner, w.url, w.format, w.rate_per_minute, w.consented_by,
                        w.status = 'active' and not w.paused and w.next_at <= :now and """ + KeylessOwners.SENT + """
                         as open,
                        case when w.rate_per_minute is not null or w.failing_since is not null then 1 else :most end as most,
                        coalesce(((select :held::jsonb) ->> w.id::text)::int, 0) as held
                   from work.webhook w where w.id = one.webhook limit 1) w
               cross join lateral (
                 select free.delivery
                   from (select * from (
                           select u.delivery from work.due u
                            where w.open and u.webhook = w.id and u.due_at <= :now and (u.leased_until is null or u.leased_until <= :now)
                            order by u.due_at, u.delivery limit w.most) news
                         union all
                         select * from (
                           select u.delivery from work.due u
                            where not w.open and u.webhook = w.id and u.trigger = 'ping' and u.due_at <= :now
                              and (u.leased_until is null or u.leased_until <= :now) limit w.most) pings) free
                  limit greatest(w.most - w.held, 0)) first
               limit :slots
            ), claimed as (
              update work.due u set leased_until = :until, claim = nextval('work.claim')
               where u.delivery = any (array(
                 select u.delivery from work.due u
                  where u.delivery = any (array(select delivery from chosen)) and u.due_at <= :now and (u.leased_until is null or u.leased_until <= :now)
                    for update skip locked))
              returning u.delivery, u.claim, u.attempts, u.trigger, u.webhook, u.message
            ), paced as (
              update work.webhook w set next_at = :now::timestamptz + interval '1 minute' / w.rate_per_minute
                from (select w.id from work.webhook w
                       where w.rate_per_minute is not null
                         and w.id = any (array(select w.id from claimed c join chosen w on w.delivery = c.delivery
                                                where w.rate_per_minute is not null and c.trigger <> 'ping'))
                         for no key update skip locked) free
               where w.id = free.id
            )
            select c.*, w.owner, w.url, w.format, w.rate_per_minute, w.consented_by = 'handshake' as by_handshake,
                   m.type, m.sentence, m.page, case when row_number() over (partition by c.message order by c.webhook) = 1 then m.body end as body,
                   array(select s.ciphertext from work.webhook_secret s
                          where s.webhook = c.webhook and (s.expires_at is null or s.expires_at > :now)
                          order by s.made_at desc) as sealed
              from claimed c
              join chosen w on w.delivery = c.delivery
             cross join lateral (select * from work.message m where m.id = c.message limit 1) m
             order by c.webhook
            """;

    private final NamedParameterJdbcTemplate named;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    DeliveryLeases(NamedParameterJdbcTemplate named, PlatformTransactionManager transactions, JsonMapper json) {
        this.named = named;
        this.json = json;
        transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param until when the claims lapse
     * @param slots at most so many
     * @param most at most so many for one endpoint
     * @param held what this node has of them already, by endpoint
     * @param served the endpoint that was served last: a round begins after it
     * @return in the order of endpoints
     */
    List<LeasedDelivery> take(Instant now, Instant until, int slots, int most, Map<UUID, Integer> held, UUID served) {
        return transaction.execute(status -> {
            named.getJdbcTemplate().query(LOCK, row -> {});
            return named.query(
                    CLAIM,
                    new MapSqlParameterSource("now", Timestamp.from(now))
                            .addValue("until", Timestamp.from(until))
                            .addValue("slots", slots)
                            .addValue("most", most)
                            .addValue("held", json.writeValueAsString(held))
                            .addValue("served", served),
                    new Rows());
        });
    }

    /** Puts what was not attempted to an end back into its queue, behind what is due before the claim would have lapsed. */
    void release(LeasedDelivery delivery) {
        named.getJdbcTemplate()
                .update(
                        "update work.due set due_at = leased_until, claim = null, leased_until = null where delivery = ? and claim = ?",
                        delivery.id(),
                        delivery.claim());
    }

    /** A body is brought with the first of its deliveries alone: many may have the same. */
    private static final class Rows implements RowMapper<LeasedDelivery> {

        private final Map<UUID, String> bodies = new HashMap<>();

        @Override
        public LeasedDelivery mapRow(ResultSet row, int number) throws SQLException {
            var message = row.getObject("message", UUID.class);
            var body = row.getString("body");
            if (body != null) {
                bodies.put(message, body);
            }
            return new LeasedDelivery(
                    row.getLong("delivery"),
                    row.getLong("claim"),
                    row.getInt("attempts"),
                    row.getString("trigger"),
                    row.getObject("webhook", UUID.class),
                    row.getString("owner"),
                    row.getString("url"),
                    Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                    row.getObject("rate_per_minute", Integer.class),
                    row.getBoolean("by_handshake"),
                    message,
                    row.getString("type"),
                    Objects.requireNonNull(bodies.get(message)),
                    row.getString("sentence"),
                    row.getString("page"),
                    List.of((byte[][]) row.getArray("sealed").getArray()));
        }
    }
}
