package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.UnnestRows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores results of attempts in batches: one transaction per batch, one statement per table. */
final class AttemptResultWriter {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ReceiverTable endpoints;
    private final OperationalEvents notices;
    private final RetryPlan plan;
    private final ReceiverHealthPolicy health;
    private final Clock clock;

    AttemptResultWriter(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            ReceiverTable endpoints,
            OperationalEvents notices,
            RetryPlan plan,
            ReceiverHealthPolicy health,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.endpoints = endpoints;
        this.notices = notices;
        this.plan = plan;
        this.health = health;
        this.clock = clock;
    }

    /** As for claims, the queue is larger than statistics tell. */
    private static final String BY_INDEX = "select set_config('enable_seqscan', 'off', true)";

    /** @param planAt when the plan tries again; null when it does not */
    private record Row(
            long delivery,
            long claim,
            String trigger,
            boolean success,
            String status,
            @Nullable Instant planAt,
            Instant startedAt,
            Instant endedAt,
            long durationMs,
            String outcome,
            @Nullable Integer answered,
            @Nullable String response) {}

    /**
     * An attempt on request leaves the plan as it was, unless it succeeds; what was asked for since then stays asked for; what has arrived is not
     * undone by an earlier attempt that failed late; and an attempt of a plan that another has taken the place of changes nothing of that. What is
     * due of a delivery that is gone goes too, or it would be sent for ever.
     */
    private static final String SETTLE = """
            with given as materialized (
              select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::boolean[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                                   ?::bigint[], ?::text[], ?::int[], ?::bytea[])
                as given (delivery, claim, trigger, success, status, plan_at, started_at, ended_at, duration_ms, outcome, answered, response)
            ), r as materialized (
              select given.*, coalesce(given.claim < u.plan, false) as outdated
                from given left join work.due u on u.delivery = given.delivery and u.delivery = any (array(select delivery from given))
            ), settled as (
              update work.delivery d
                 set status = case when not r.outdated and (r.success or (r.trigger <> 'manual' and d.status <> 'delivered')) then r.status else d.status end,
                     delivered_at = case when r.success then r.ended_at else d.delivered_at end,
                     failed_at = case when r.success then d.failed_at else r.ended_at end
                from r
               where d.id = r.delivery and d.id = any (array(select delivery from r))
              returning d.id, new.status, r.claim, r.trigger, r.plan_at, r.success or (r.trigger <> 'manual' and old.status <> 'delivered') as plans
            ), planned as (
              merge into work.due u using settled s on u.delivery = s.id
               when matched and s.claim < u.plan then do nothing
               when matched and u.claim = s.claim and case when s.plans then s.plan_at else u.plan_at end is null then delete
               when matched then update set
                    attempts = u.attempts + case s.trigger when 'plan' then 1 else 0 end,
                    plan_at = case when s.plans then s.plan_at else u.plan_at end,
                    due_at = case when u.claim is distinct from s.claim then u.due_at when s.plans then s.plan_at else u.plan_at end,
                    trigger = case when u.claim = s.claim then 'plan' else u.trigger end,
                    leased_until = case when u.claim is distinct from s.claim then u.leased_until end,
                    claim = case when u.claim is distinct from s.claim then u.claim end
            ), orphaned as (
              delete from work.due where delivery = any (array(select delivery from r except select id from settled))
            ), kept as (
              insert into work.attempt (delivery, trigger, started_at, duration_ms, outcome, status, response)
              select r.delivery, r.trigger, r.started_at, r.duration_ms, r.outcome, r.answered, r.response
                from r join settled on settled.id = r.delivery
               order by r.started_at
            )
            select id from settled where status = 'failed'
            """;

    void keep(List<AttemptResult> outcomes) {
        var rows = outcomes.stream().map(this::row).toList();
        transaction.executeWithoutResult(status -> {
            jdbc.query(BY_INDEX, row -> {});
            var before = endpoints.lock(
                    webhooks(outcomes, AttemptResult::untroubled), webhooks(outcomes, o -> !o.untroubled()));
            fare(before, outcomes, exhausted(outcomes, settle(rows)));
        });
    }

    /** @return the deliveries that have failed for good */
    private Set<Long> settle(List<Row> rows) {
        return new HashSet<>(jdbc.queryForList(
                SETTLE,
                Long.class,
                UnnestRows.of(rows)
                        .add(Row::delivery)
                        .add(Row::claim)
                        .add(Row::trigger)
                        .add(Row::success)
                        .add(Row::status)
                        .add(Row::planAt)
                        .add(Row::startedAt)
                        .add(Row::endedAt)
                        .add(Row::durationMs)
                        .add(Row::outcome)
                        .add(Row::answered)
                        .add(Row::response)
                        .parameters()));
    }

    private static Set<UUID> webhooks(List<AttemptResult> outcomes, Predicate<AttemptResult> which) {
        return outcomes.stream()
                .filter(which)
                .map(outcome -> outcome.delivery().webhook())
                .collect(Collectors.toSet());
    }

    private Row row(AttemptResult outcome) {
        var delivery = outcome.delivery();
        var planned = delivery.trigger().equals("plan") && !outcome.success()
                ? plan.next(delivery.attempts() + 1, outcome)
                : Optional.<Instant>empty();
        return new Row(
                delivery.id(),
                delivery.claim(),
                delivery.trigger(),
                outcome.success(),
                outcome.success() ? "delivered" : planned.isPresent() ? "waiting" : "failed",
                planned.orElse(null),
                outcome.startedAt(),
                outcome.endedAt(),
                outcome.durationMs(),
                outcome.word(),
                outcome.status(),
                kept(outcome));
    }

    /** As PostgreSQL spells bytes. The answer to a ping may hold the code, which is not the owner's to see. */
    private static @Nullable String kept(AttemptResult outcome) {
        var response = outcome.response();
        return response == null || outcome.delivery().isPing()
                ? null
                : "\\x" + HexFormat.of().formatHex(response);
    }

    private void fare(List<ReceiverState> before, List<AttemptResult> outcomes, List<LeasedDelivery> exhausted) {
        var now = clock.instant();
        var changed = new ArrayList<ReceiverState>();
        var told = new ArrayList<OperationalEvents.Report>();
        for (var endpoint : before) {
            var after = health.after(endpoint, ofPlanOrRequest(endpoint, outcomes), now);
            if (!after.endpoint().equals(endpoint)) {
                changed.add(after.endpoint());
            }
            after.notices().forEach(notice -> told.add(new OperationalEvents.Report(notice, after.endpoint(), null)));
            exhausted.stream()
                    .filter(delivery -> delivery.webhook().equals(endpoint.id()))
                    .forEach(delivery -> told.add(new OperationalEvents.Report(
                            OperationalEvent.MESSAGE_EXHAUSTED, after.endpoint(), delivery)));
        }
        if (!changed.isEmpty()) {
            endpoints.fare(changed, now);
        }
        if (!told.isEmpty()) {
            notices.tell(told, now);
        }
    }

    private static List<AttemptResult> ofPlanOrRequest(ReceiverState endpoint, List<AttemptResult> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.delivery().webhook().equals(endpoint.id()))
                .filter(outcome -> !outcome.delivery().isPing())
                .toList();
    }

    /** A failed operational event creates no other one, or two dead endpoints would notify each other forever. */
    private static List<LeasedDelivery> exhausted(List<AttemptResult> outcomes, Set<Long> failed) {
        return outcomes.stream()
                .map(AttemptResult::delivery)
                .filter(delivery -> delivery.trigger().equals("plan") && failed.contains(delivery.id()))
                .filter(delivery -> !OperationalEvent.TYPES.contains(delivery.type()))
                .toList();
    }
}
