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
 * all living nodes may have at once there: a backlog keeps nobody else waiting. Claims of other nodes, living or dead, are passed over: each has
 * few at one endpoint, so the queue behind them moves on, however often a node is killed. Whatever it looks up is a step or a few in an index, so that a
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

    private static final String CLAIM = SqlResource.read("lease-deliveries.sql").formatted(KeylessOwners.SENT);

    private final NamedParameterJdbcTemplate named;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final OtherSenders others;

    DeliveryLeases(
            NamedParameterJdbcTemplate named,
            PlatformTransactionManager transactions,
            JsonMapper json,
            OtherSenders others) {
        this.others = others;
        this.named = named;
        this.json = json;
        transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param until when the claims lapse
     * @param slots at most so many
     * @param most at most so many for one endpoint, of all nodes together
     * @param held what this node has of them already, by endpoint
     * @param served the endpoint that was served last: a round begins after it
     * @param letters at most so many to mailboxes: all of them go over one SMTP server
     * @return in the order of endpoints
     */
    List<LeasedDelivery> take(
            Instant now, Instant until, int slots, int most, Map<UUID, Integer> held, UUID served, int letters) {
        return transaction.execute(status -> {
            named.getJdbcTemplate().query(LOCK, row -> {});
            var taken = named.query(
                    CLAIM,
                    new MapSqlParameterSource("now", Timestamp.from(now))
                            .addValue("until", Timestamp.from(until))
                            .addValue("slots", slots)
                            .addValue("most", most)
                            .addValue("held", json.writeValueAsString(others.with(held)))
                            .addValue("served", served)
                            .addValue("letters", letters),
                    new Rows());
            others.keep(held, taken);
            return taken;
        });
    }

    /** Tells other nodes that this one lives, and takes nothing because its hands are full. */
    void stillHold(Map<UUID, Integer> held) {
        others.keep(held, List.of());
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
                    row.getObject("news", UUID.class),
                    row.getString("type"),
                    Objects.requireNonNull(bodies.get(message)),
                    new Message.Chat(row.getString("chat"), row.getString("link")),
                    List.of((byte[][]) row.getArray("sealed").getArray()));
        }
    }
}
