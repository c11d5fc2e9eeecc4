package org.modeltracker.api.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.Cursor;
import org.modeltracker.api.http.Page;
import org.modeltracker.api.http.PageRequest;
import org.modeltracker.api.http.Problem;
import org.modeltracker.api.security.Caller;
import org.modeltracker.api.webhook.Deliveries.Attempt;
import org.modeltracker.api.webhook.Deliveries.Delivery;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a webhook was sent. */
@RestController
@RequestMapping("/v1/webhooks/{id}/deliveries")
class DeliveryEndpoint {

    private static final String BEFORE = "before";

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Sender sender;
    private final Clock clock;

    DeliveryEndpoint(Webhooks webhooks, Deliveries deliveries, Sender sender, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * @param attempts every one, in order
     * @param body as it was sent in the standard format; null for pings
     */
    record Whole(
            @JsonUnwrapped Delivery delivery,
            List<Attempt> attempts,
            @Nullable String body) {}

    /**
     * Deliveries, the newest first.
     *
     * @param status {@code waiting}, {@code delivered} or {@code failed}
     */
    @GetMapping
    Page<Delivery> list(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String status,
            PageRequest page,
            Caller caller) {
        webhooks.of(caller, id);
        if (status != null && !Deliveries.STATUSES.contains(status)) {
            throw Problem.parameter("status", "is none of " + Deliveries.STATUSES);
        }
        var cursor = page.cursor();
        var rows = deliveries.list(id, status, cursor == null ? null : place(cursor), page.rows());
        return page.page(rows, delivery -> new Cursor(Map.of(BEFORE, String.valueOf(delivery.id()))));
    }

    /** One delivery with every attempt. */
    @GetMapping("/{delivery}")
    Whole get(@PathVariable UUID id, @PathVariable long delivery, Caller caller) {
        webhooks.of(caller, id);
        var found = find(id, delivery);
        return new Whole(found, deliveries.attempts(delivery), found.body());
    }

    /** Sends it once more, whatever became of it before. The plan goes on as it was. */
    @PostMapping("/{delivery}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Delivery resend(@PathVariable UUID id, @PathVariable long delivery, Caller caller) {
        webhooks.of(caller, id);
        var found = find(id, delivery);
        webhooks.active(caller, id);
        if (found.type().equals(Consent.PING)) {
            throw Problem.of(
                    HttpStatus.CONFLICT, "ping-not-resent", "Ping not resent", "A ping is made anew, by …/ping.");
        }
        deliveries.resend(delivery, clock.instant());
        sender.wake();
        return find(id, delivery);
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
