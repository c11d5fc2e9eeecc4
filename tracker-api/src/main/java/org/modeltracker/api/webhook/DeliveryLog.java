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

/** What owners' webhooks were sent, and sending it again. Webhooks of others do not exist: each method throws a {@link Problem} (404). */
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
     * @param body as it was sent in the standard format; null for pings
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
            throw Problem.parameter("status", "is none of " + Deliveries.STATUSES);
        }
        var cursor = page.cursor();
        var rows = deliveries.list(webhook, status, cursor == null ? null : place(cursor), page.rows());
        return page.page(rows, delivery -> new Cursor(Map.of(BEFORE, String.valueOf(delivery.id()))));
    }

    /** One delivery with every attempt. */
    public Whole get(ApiPrincipal caller, UUID webhook, long delivery) {
        webhooks.of(caller, webhook);
        var found = find(webhook, delivery);
        return new Whole(found, deliveries.attempts(delivery), found.body());
    }

    /**
     * Sends it once more, whatever became of it before. The plan goes on as it was.
     *
     * @throws Problem (409) where nothing is sent to the endpoint, and for a ping
     */
    @Transactional
    public Delivery resend(ApiPrincipal caller, UUID webhook, long delivery) {
        webhooks.of(caller, webhook);
        var found = find(webhook, delivery);
        webhooks.active(caller, webhook);
        if (found.type().equals(EndpointVerification.PING)) {
            throw Problem.of(
                    HttpStatus.CONFLICT, "ping-not-resent", "Ping not resent", "A ping is made anew, by …/ping.");
        }
        deliveries.resend(delivery, clock.instant());
        AfterCommit.run(sender::wake);
        return find(webhook, delivery);
    }

    /**
     * Sends all that the webhook wants after a position of the log, also what was sent before.
     *
     * @throws Problem (409) where nothing is sent to the endpoint
     */
    public Replay replay(ApiPrincipal caller, UUID webhook, long after) {
        webhooks.active(caller, webhook);
        return replays.ask(webhook, after);
    }

    /**
     * Tries at once what failed at an instant or later and has not arrived.
     *
     * @return how many deliveries
     * @throws Problem (409) where nothing is sent to the endpoint
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
