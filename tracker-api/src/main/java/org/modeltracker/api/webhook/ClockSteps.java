package org.modeltracker.api.webhook;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.modeltracker.core.log.AdvisoryLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps waits when the wall clock is stepped. A wait (for the plan, a rate limit, a lease) is stored as the instant of its end. When the clock is
 * set back, every end moves back by the same step, so each wait stays as long as it was. When the clock is set forward, a wait ends early, once:
 * the next one is counted from the new time.
 *
 * <p>Senders note the time that they see in {@code work.clock}. The first sender that sees an earlier one moves the waits, in the turn of
 * {@link DeliveryLeases}; the others find them moved. A sender compares when it starts and when its own clock fell, so nodes whose clocks differ a little
 * move nothing.
 */
@Component
class ClockSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ClockSteps.class);
    /** A wait may be off by so much after a step: time is noted no more often, and smaller steps change nothing. */
    private static final Duration PRECISION = Duration.ofSeconds(2);

    private static final String LOCK = "select " + AdvisoryLock.DELIVERY_QUEUE.forTransaction();
    private static final String NOTE = "update work.clock set shown = :now where shown < :now";

    private static final String FOLLOW = """
            with step as (
              update work.clock set shown = :now where shown > :now::timestamptz + :precision * interval '1 ms' returning old.shown - new.shown as back
            ), waits as (
              update work.due u
                 set due_at = u.due_at - case when u.due_at > :now then back else interval '0' end,
                     plan_at = u.plan_at - case when u.plan_at > :now then back else interval '0' end,
                     leased_until = u.leased_until - case when u.leased_until > :now then back else interval '0' end
                from step where u.due_at > :now or u.plan_at > :now or u.leased_until > :now
            ), paces as (
              update work.webhook w set next_at = w.next_at - back from step where w.next_at > :now
            )
            select back::text from step
            """;

    private final NamedParameterJdbcTemplate named;
    private final TransactionTemplate transaction;
    private Instant noted = Instant.MAX;

    ClockSteps(NamedParameterJdbcTemplate named, PlatformTransactionManager transactions) {
        this.named = named;
        transaction = new TransactionTemplate(transactions);
    }

    /** Before what is due now is looked for; by one thread. */
    void see(Instant now) {
        if (now.isBefore(noted)) {
            transaction.executeWithoutResult(status -> follow(now));
        } else if (now.isAfter(noted.plus(PRECISION))) {
            named.update(NOTE, at(now));
        } else {
            return;
        }
        noted = now;
    }

    private void follow(Instant now) {
        named.getJdbcTemplate().query(LOCK, row -> {});
        var step = at(now).addValue("precision", PRECISION.toMillis());
        named.queryForList(FOLLOW, step, String.class)
                .forEach(back -> LOG.warn("the clock was set back by {}; waiting deliveries move with it", back));
        named.update(NOTE, at(now));
    }

    private static MapSqlParameterSource at(Instant now) {
        return new MapSqlParameterSource("now", Timestamp.from(now));
    }
}
