package org.modeltracker.api.webhook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.Page;
import org.modeltracker.api.http.PageRequest;
import org.modeltracker.api.security.Caller;
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

    private final Outbox outbox;

    DeliveryEndpoint(Outbox outbox) {
        this.outbox = outbox;
    }

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
        return outbox.list(caller, id, status, page);
    }

    /** One delivery with every attempt. */
    @GetMapping("/{delivery}")
    Outbox.Whole get(@PathVariable UUID id, @PathVariable long delivery, Caller caller) {
        return outbox.get(caller, id, delivery);
    }

    /** Sends it once more, whatever became of it before. The plan goes on as it was. */
    @PostMapping("/{delivery}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Delivery resend(@PathVariable UUID id, @PathVariable long delivery, Caller caller) {
        return outbox.resend(caller, id, delivery);
    }
}
