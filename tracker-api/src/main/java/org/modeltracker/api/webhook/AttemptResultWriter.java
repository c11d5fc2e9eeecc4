package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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

    /**
     * As for claims, the queue is larger than statistics tell; and so is a day that has just begun, where each delivery is found by itself and not
     * among all of its message. No join may compare all rows with all, which looks cheap while few are expected. And a plan that was made for any
     * messages would open each day.
     */
    private static final String BY_INDEX =
            "select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),"
                    + " set_config('enable_mergejoin', 'off', true), set_config('enable_material', 'off', true),"
                    + " set_config('plan_cache_mode', 'force_custom_plan', true)";

    /** @param planAt when the plan tries again; null when it does not */
    private record Row(
            long delivery,
            UUID webhook,
            UUID message,
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
     * due of a delivery that is gone goes too, or it would be sent for ever. The messages are named once more as one list: that alone tells the
     * planner which days it need not open.
     */
    private static final String SETTLE = SqlResource.read("settle-attempts.sql");

    void keep(List<AttemptResult> outcomes) {
        var rows = outcomes.stream().map(this::row).toList();
        transaction.executeWithoutResult(status -> {
            jdbc.query(BY_INDEX, row -> {});
            var before = endpoints.lock(
                    webhooks(outcomes, AttemptResult::untroubled), webhooks(outcomes, o -> !o.untroubled()));
            fare(before, outcomes, exhausted(outcomes, settle(rows)));
        });
    }

    /**
     * Of two attempts at one delivery, the later finds what the earlier left.
     *
     * @return the deliveries that have failed for good
     */
    private Set<Long> settle(List<Row> rows) {
        var failed = new HashSet<Long>();
        for (var left = rows; !left.isEmpty(); ) {
            var first = new LinkedHashMap<Long, Row>();
            var later = new ArrayList<Row>();
            left.stream()
                    .filter(row -> first.putIfAbsent(row.delivery(), row) != null)
                    .forEach(later::add);
            failed.removeAll(first.keySet());
            failed.addAll(settleOfEach(List.copyOf(first.values())));
            left = later;
        }
        return failed;
    }

    /** @param rows one of each delivery */
    private List<Long> settleOfEach(List<Row> rows) {
        var given = UnnestRows.of(rows)
                .add("delivery", "bigint", Row::delivery)
                .add("webhook", "uuid", Row::webhook)
                .add("message", "uuid", Row::message)
                .add("claim", "bigint", Row::claim)
                .add("trigger", "text", Row::trigger)
                .add("success", "boolean", Row::success)
                .add("status", "text", Row::status)
                .add("plan_at", "timestamptz", Row::planAt)
                .add("started_at", "timestamptz", Row::startedAt)
                .add("ended_at", "timestamptz", Row::endedAt)
                .add("duration_ms", "bigint", Row::durationMs)
                .add("outcome", "text", Row::outcome)
                .add("answered", "int", Row::answered)
                .add("response", "bytea", Row::response);
        var settle = SETTLE.formatted(given.unnestAs("given"));
        var messages =
                rows.stream().map(row -> row.message().toString()).distinct().toArray(String[]::new);
        return jdbc.query(settle, (row, n) -> row.getLong(1), given.parameters((Object) messages));
    }

    private static Set<UUID> webhooks(List<AttemptResult> outcomes, Predicate<AttemptResult> which) {
        return outcomes.stream()
                .filter(which)
                .map(outcome -> outcome.delivery().webhook())
                .collect(Collectors.toSet());
    }

    private Row row(AttemptResult outcome) {
        var delivery = outcome.delivery();
        var planned = isRepeated(outcome) ? plan.next(delivery.attempts() + 1, outcome) : Optional.<Instant>empty();
        return new Row(
                delivery.id(),
                delivery.webhook(),
                delivery.message(),
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

    /** A ping is sent once, but for the letter that asks for consent: servers turn a stranger's first letter away for a while. */
    private static boolean isRepeated(AttemptResult outcome) {
        var delivery = outcome.delivery();
        boolean letter =
                delivery.isPing() && delivery.format() == Format.EMAIL && outcome.wish() == AttemptResult.Wish.NONE;
        return !outcome.success()
                && !outcome.isForgotten()
                && (letter || delivery.trigger().equals("plan"));
    }

    /** As PostgreSQL spells bytes. The answer to a ping may hold the code, which is not the owner's to see; answers to the hub are of strangers. */
    private static @Nullable String kept(AttemptResult outcome) {
        var response = outcome.response();
        return response == null
                        || outcome.delivery().isPing()
                        || outcome.delivery().format() == Format.WEBSUB
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
                .filter(outcome -> !outcome.isForgotten())
                .map(AttemptResult::delivery)
                .filter(delivery -> delivery.trigger().equals("plan") && failed.contains(delivery.id()))
                .filter(delivery -> !OperationalEvent.TYPES.contains(delivery.type()))
                .toList();
    }
}
