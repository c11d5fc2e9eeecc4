package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.webhook.Subscriptions.Told;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what came of attempts: a batch of them in one transaction, each table in one statement. */
final class Outcomes {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final WebhookStore webhooks;
    private final Subscriptions subscriptions;
    private final News news;
    private final Links links;
    private final RetryPlan plan;
    private final EndpointHealth health;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Outcomes(
            JdbcTemplate jdbc,
            JsonMapper json,
            TransactionTemplate transaction,
            WebhookStore webhooks,
            Subscriptions subscriptions,
            News news,
            Links links,
            RetryPlan plan,
            EndpointHealth health,
            Supplier<UUID> ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
        this.webhooks = webhooks;
        this.subscriptions = subscriptions;
        this.news = news;
        this.links = links;
        this.plan = plan;
        this.health = health;
        this.ids = ids;
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
            var endpoints = webhooks.lock(outcomes.stream()
                    .map(outcome -> outcome.delivery().webhook())
                    .collect(Collectors.toSet()));
            settle(rows);
            fare(endpoints, outcomes, rows);
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

    private void fare(List<Endpoint> endpoints, List<Outcome> outcomes, List<Row> rows) {
        var now = clock.instant();
        var told = new ArrayList<Told>();
        var messages = new ArrayList<Message>();
        var changed = new ArrayList<Endpoint>();
        for (var endpoint : endpoints) {
            var after = health.after(endpoint, ofPlanOrRequest(endpoint, outcomes), now);
            if (!after.endpoint().equals(endpoint)) {
                changed.add(after.endpoint());
            }
            after.notices().forEach(notice -> tell(notice, after.endpoint(), null, now, messages, told));
            for (int i = 0; i < rows.size(); i++) {
                var delivery = outcomes.get(i).delivery();
                if (rows.get(i).exhausted()
                        && delivery.webhook().equals(endpoint.id())
                        && !Notice.TYPES.contains(delivery.type())) {
                    tell(Notice.MESSAGE_EXHAUSTED, after.endpoint(), delivery, now, messages, told);
                }
            }
        }
        if (!changed.isEmpty()) {
            webhooks.fare(changed, now);
        }
        if (!messages.isEmpty()) {
            subscriptions.add(messages);
            subscriptions.promiseNotices(told, now);
        }
    }

    private static List<Outcome> ofPlanOrRequest(Endpoint endpoint, List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.delivery().webhook().equals(endpoint.id()))
                .filter(outcome -> !outcome.delivery().isPing())
                .toList();
    }

    private void tell(
            Notice notice,
            Endpoint endpoint,
            @Nullable Claimed delivery,
            Instant now,
            List<Message> messages,
            List<Told> told) {
        var id = ids.get();
        var data = json.createObjectNode()
                .put("webhook", endpoint.id().toString())
                .put("url", endpoint.url())
                .put(
                        "failing_since",
                        endpoint.failingSince() == null
                                ? null
                                : endpoint.failingSince().toString())
                .put("disabled_reason", endpoint.disabledReason());
        if (delivery != null) {
            data.put("delivery", delivery.id()).put("webhook_id", Message.wireId(delivery.message()));
        }
        var sentence = notice.sentence(endpoint);
        messages.add(new Message(
                id,
                null,
                notice.type(),
                news.body(notice.type(), now, data),
                sentence,
                links.home(),
                true,
                false,
                now));
        told.add(new Told(id, notice.type(), endpoint.owner(), endpoint.id()));
    }
}
