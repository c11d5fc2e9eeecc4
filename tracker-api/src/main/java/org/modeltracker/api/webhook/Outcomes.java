package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what came of attempts: a batch of them in one transaction, each table in one statement. */
final class Outcomes {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Endpoints endpoints;
    private final Notices notices;
    private final RetryPlan plan;
    private final EndpointHealth health;
    private final Clock clock;

    Outcomes(
            JdbcTemplate jdbc,
            JsonMapper json,
            TransactionTemplate transaction,
            Endpoints endpoints,
            Notices notices,
            RetryPlan plan,
            EndpointHealth health,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
        this.endpoints = endpoints;
        this.notices = notices;
        this.plan = plan;
        this.health = health;
        this.clock = clock;
    }

    /** @param planAt when the plan tries again; null when it does not */
    private record Row(
            long delivery,
            int version,
            String trigger,
            boolean success,
            String status,
            @Nullable Instant planAt,
            Instant startedAt,
            Instant endedAt,
            long durationMs,
            String outcome,
            @Nullable Integer answered,
            @Nullable String response) {

        boolean exhausted() {
            return trigger.equals("plan") && status.equals("failed");
        }
    }

    private static final String RECORDSET = """
            jsonb_to_recordset(?::jsonb) as r (delivery bigint, version int, trigger text, success boolean, status text, plan_at timestamptz,
              started_at timestamptz, ended_at timestamptz, duration_ms bigint, outcome text, answered int, response text)
            """;

    void keep(List<Outcome> outcomes) {
        var rows = outcomes.stream().map(this::row).toList();
        transaction.executeWithoutResult(status -> {
            var before = endpoints.lock(outcomes.stream()
                    .map(outcome -> outcome.delivery().webhook())
                    .collect(Collectors.toSet()));
            settle(rows);
            fare(before, outcomes, rows);
        });
    }

    private Row row(Outcome outcome) {
        var delivery = outcome.delivery();
        var planned = delivery.trigger().equals("plan") && !outcome.success()
                ? plan.next(delivery.attempts() + 1, outcome)
                : Optional.<Instant>empty();
        return new Row(
                delivery.id(),
                delivery.version(),
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

    /** The answer to a ping may hold the code, which is not the owner's to see. */
    private static @Nullable String kept(Outcome outcome) {
        var response = outcome.response();
        return response == null || outcome.delivery().isPing()
                ? null
                : Base64.getEncoder().encodeToString(response);
    }

    /** An attempt on request leaves the plan as it was, unless it succeeds; what was asked for since then stays asked for. */
    private void settle(List<Row> rows) {
        var text = json.writeValueAsString(rows);
        jdbc.update("""
                update work.delivery d
                   set status = case when r.success or r.trigger <> 'manual' then r.status else d.status end,
                       attempts = d.attempts + case r.trigger when 'plan' then 1 else 0 end,
                       plan_at = case when r.success or r.trigger <> 'manual' then r.plan_at else d.plan_at end,
                       due_at = case when d.version <> r.version then d.due_at
                                     when r.success or r.trigger <> 'manual' then r.plan_at else d.plan_at end,
                       trigger = case when d.version = r.version and r.trigger = 'manual' then 'plan' else d.trigger end,
                       leased = d.leased and d.version <> r.version,
                       delivered_at = case when r.success then r.ended_at else d.delivered_at end,
                       failed_at = case when r.success then d.failed_at else r.ended_at end
                  from %s
                 where d.id = r.delivery
                """.formatted(RECORDSET), text);
        jdbc.update("""
                insert into work.attempt (delivery, trigger, started_at, duration_ms, outcome, status, response)
                select r.delivery, r.trigger, r.started_at, r.duration_ms, r.outcome, r.answered, decode(r.response, 'base64')
                  from %s join work.delivery d on d.id = r.delivery
                 order by r.started_at
                """.formatted(RECORDSET), text);
    }

    private void fare(List<Endpoint> before, List<Outcome> outcomes, List<Row> rows) {
        var now = clock.instant();
        var changed = new ArrayList<Endpoint>();
        var told = new ArrayList<Notices.Told>();
        for (var endpoint : before) {
            var after = health.after(endpoint, ofPlanOrRequest(endpoint, outcomes), now);
            if (!after.endpoint().equals(endpoint)) {
                changed.add(after.endpoint());
            }
            after.notices().forEach(notice -> told.add(new Notices.Told(notice, after.endpoint(), null)));
            exhausted(endpoint, outcomes, rows)
                    .forEach(delivery ->
                            told.add(new Notices.Told(Notice.MESSAGE_EXHAUSTED, after.endpoint(), delivery)));
        }
        if (!changed.isEmpty()) {
            endpoints.fare(changed, now);
        }
        if (!told.isEmpty()) {
            notices.tell(told, now);
        }
    }

    private static List<Outcome> ofPlanOrRequest(Endpoint endpoint, List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.delivery().webhook().equals(endpoint.id()))
                .filter(outcome -> !outcome.delivery().isPing())
                .toList();
    }

    /** A notice that nobody took is not told of, or two dead endpoints would tell each other for ever. */
    private static List<Claimed> exhausted(Endpoint endpoint, List<Outcome> outcomes, List<Row> rows) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).exhausted())
                .mapToObj(i -> outcomes.get(i).delivery())
                .filter(delivery -> delivery.webhook().equals(endpoint.id()))
                .filter(delivery -> !Notice.TYPES.contains(delivery.type()))
                .toList();
    }
}
