package org.modeltracker.api.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.Cursor;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.api.webhook.Deliveries.Attempt;
import org.modeltracker.api.webhook.Deliveries.Delivery;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deliveries as their owner sees and resends them. For webhooks of other owners each method throws a {@link Problem} (404). */
@Component
public class DeliveryLog {

    private static final String BEFORE = "before";

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Replays replays;
    private final DeliveryWorker sender;
    private final Clock clock;

    DeliveryLog(Webhooks webhooks, Deliveries deliveries, Replays replays, DeliveryWorker sender, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.replays = replays;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * @param attempts every one, in order
     * @param body the body in the standard format; null for pings
     */
    public record Whole(
            @JsonUnwrapped Delivery delivery,
            List<Attempt> attempts,
            @Nullable String body) {}

    /**
     * Deliveries, the newest first.
     *
     * @param status waiting, delivered or failed; null for all
     */
    public Page<Delivery> list(ApiPrincipal caller, UUID webhook, @Nullable String status, PageRequest page) {
        webhooks.of(caller, webhook);
        if (status != null && !Deliveries.STATUSES.contains(status)) {
            throw Problem.parameter("status", "must be one of " + Deliveries.STATUSES);
        }
        var cursor = page.cursor();
        var rows = deliveries.list(webhook, status, cursor == null ? null : place(cursor), page.rows());
        return page.page(rows, delivery -> new Cursor(Map.of(BEFORE, String.valueOf(delivery.id()))));
    }

    /** One delivery with every attempt. */
    public Whole get(ApiPrincipal caller, UUID webhook, long delivery) {
        webhooks.of(caller, webhook);
        var found = find(webhook, delivery);
        return new Whole(found, deliveries.attempts(found), found.body());
    }

    /**
     * Resends the delivery regardless of its status. The retry schedule is unaffected.
     *
     * @throws Problem (409) if the endpoint is not active, and for a ping
     */
    @Transactional
    public Delivery resend(ApiPrincipal caller, UUID webhook, long delivery) {
        webhooks.of(caller, webhook);
        var found = find(webhook, delivery);
        webhooks.active(caller, webhook);
        if (found.type().equals(EndpointVerification.PING)) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "ping-not-resent",
                    "Ping not resent",
                    "Pings cannot be resent. POST …/ping sends a new one.");
        }
        deliveries.resend(delivery, clock.instant());
        AfterCommit.run(sender::wake);
        return find(webhook, delivery);
    }

    /**
     * Sends every event after a log position that matches the webhook, also events that were sent before.
     *
     * @throws Problem (409) if the endpoint is not active
     */
    public Replay replay(ApiPrincipal caller, UUID webhook, long after) {
        webhooks.active(caller, webhook);
        return replays.ask(webhook, after);
    }

    /**
     * Retries deliveries now that failed at an instant or later and have not arrived.
     *
     * @return the number of deliveries
     * @throws Problem (409) if the endpoint is not active
     */
    @Transactional
    public int retryFailed(ApiPrincipal caller, UUID webhook, Instant since) {
        webhooks.active(caller, webhook);
        int made = deliveries.reviveFailedSince(webhook, since, clock.instant());
        AfterCommit.run(sender::wake);
        return made;
    }

    private Delivery find(UUID webhook, long delivery) {
        return deliveries.get(webhook, delivery).orElseThrow(() -> Problem.notFound("There is no such delivery."));
    }

    private static long place(Cursor cursor) {
        try {
            return Long.parseLong(cursor.get(BEFORE));
        } catch (NumberFormatException _) {
            throw Cursor.broken();
        }
    }
}
