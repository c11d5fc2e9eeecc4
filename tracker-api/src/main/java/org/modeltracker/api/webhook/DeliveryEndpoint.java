package org.modeltracker.api.webhook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.idempotency.Idempotency;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.idempotency.Reference;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.api.webhook.Deliveries.Delivery;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries of a webhook. */
@RestController
@RequestMapping("/v1/webhooks/{id}/deliveries")
class DeliveryEndpoint {

    private final DeliveryLog outbox;
    private final Idempotency idempotency;

    DeliveryEndpoint(DeliveryLog outbox, Idempotency idempotency) {
        this.outbox = outbox;
        this.idempotency = idempotency;
    }

    /**
     * Lists deliveries, the newest first.
     *
     * @param status {@code waiting}, {@code delivered} or {@code failed}
     */
    @GetMapping
    Page<Delivery> listDeliveries(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String status,
            PageRequest page,
            ApiPrincipal caller) {
        return outbox.list(caller, id, status, page);
    }

    /** Returns one delivery with every attempt. */
    @GetMapping("/{delivery}")
    DeliveryLog.Whole getDelivery(@PathVariable UUID id, @PathVariable long delivery, ApiPrincipal caller) {
        return outbox.get(caller, id, delivery);
    }

    /**
     * Resends the delivery regardless of its status. The retry schedule is unaffected.
     *
     * @param key for seven days, a repeated request with the same key sends nothing more
     */
    @PostMapping("/{delivery}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Delivery resendDelivery(
            @PathVariable UUID id,
            @PathVariable long delivery,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String key,
            ApiPrincipal caller) {
        var place = "/v1/webhooks/%s/deliveries/%d/resend".formatted(id, delivery);
        return idempotency.once(
                KeyedRequest.of(caller.owner(), key, place, ""),
                () -> outbox.resend(caller, id, delivery),
                made -> Reference.to("delivery", delivery),
                found -> outbox.get(caller, id, delivery).delivery());
    }
}
