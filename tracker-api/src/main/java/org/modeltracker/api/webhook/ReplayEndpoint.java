package org.modeltracker.api.webhook;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.idempotency.Idempotency;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.idempotency.Reference;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.model.InputError;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Replays: sends messages again. */
@RestController
@RequestMapping("/v1/webhooks/{id}")
class ReplayEndpoint {

    private final Webhooks webhooks;
    private final DeliveryLog outbox;
    private final ReplayStore store;
    private final Idempotency idempotency;

    ReplayEndpoint(Webhooks webhooks, DeliveryLog outbox, ReplayStore store, Idempotency idempotency) {
        this.idempotency = idempotency;
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.store = store;
    }

    /**
     * Give exactly one of the two fields.
     *
     * @param after a log position: sends every later event that matches the webhook, also events that were sent before
     * @param failedSince an instant: retries deliveries now that failed then or later and have not arrived
     */
    record ReplayRequest(@Nullable Long after, @Nullable Instant failedSince) {
        List<InputError> faults() {
            if ((after == null) == (failedSince == null)) {
                return List.of(new InputError("", "must contain either after or failed_since"));
            }
            return after != null && after < 0
                    ? List.of(new InputError("/after", "must be a log position (a whole number of 0 or more)"))
                    : List.of();
        }
    }

    /** @param made the number of deliveries that are retried */
    record Revived(int made) {}

    /**
     * Resends events after a log position, or retries deliveries that failed since an instant. Attempts on request do not use up the retry
     * schedule.
     *
     * @param key for seven days, a repeated request with the same key sends nothing more and returns the same replay or number
     * @return 202 with the replay and the address of its progress; for {@code failed_since}, the number of deliveries
     */
    @ApiResponse(
            responseCode = "202",
            description = "The replay; for `failed_since`, the number of deliveries that are retried.",
            content = @Content(schema = @Schema(anyOf = {Replay.class, Revived.class})))
    @PostMapping("/replay")
    ResponseEntity<Object> replayEvents(
            @PathVariable UUID id,
            @RequestBody ReplayRequest order,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String key,
            ApiPrincipal caller) {
        webhooks.of(caller, id);
        var faults = order.faults();
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(faults);
        }
        var request = KeyedRequest.of(caller.owner(), key, "/v1/webhooks/" + id + "/replay", order);
        var after = order.after();
        if (after != null) {
            var replay = idempotency.once(
                    request,
                    () -> outbox.replay(caller, id, after),
                    made -> Reference.to("replay", made.id()),
                    found -> getReplay(id, found.uuid(), caller));
            return ResponseEntity.accepted()
                    .location(URI.create("/v1/webhooks/%s/replays/%s".formatted(id, replay.id())))
                    .body(replay);
        }
        var since = order.failedSince() == null ? Instant.MAX : order.failedSince();
        var revived = idempotency.once(
                request,
                () -> new Revived(outbox.retryFailed(caller, id, since)),
                tried -> Reference.to("number of deliveries", tried.made()),
                found -> new Revived(Integer.parseInt(found.id())));
        return ResponseEntity.accepted().body(revived);
    }

    /** Shows the progress of a replay. */
    @GetMapping("/replays/{replay}")
    Replay getReplay(@PathVariable UUID id, @PathVariable UUID replay, ApiPrincipal caller) {
        webhooks.of(caller, id);
        return store.get(id, replay).orElseThrow(() -> Problem.notFound("There is no such replay."));
    }
}
