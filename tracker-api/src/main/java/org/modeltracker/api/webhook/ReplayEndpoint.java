package org.modeltracker.api.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.Problem;
import org.modeltracker.api.security.Caller;
import org.modeltracker.core.model.Fault;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sends again what was missed. */
@RestController
@RequestMapping("/v1/webhooks/{id}")
class ReplayEndpoint {

    private final Webhooks webhooks;
    private final Outbox outbox;
    private final ReplayStore store;

    ReplayEndpoint(Webhooks webhooks, Outbox outbox, ReplayStore store) {
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.store = store;
    }

    /**
     * Exactly one of both.
     *
     * @param after a position of the log: everything after it that the webhook wants is sent, also what was sent before
     * @param failedSince an instant: what failed then or later, and has not arrived, is tried at once
     */
    record ReplayOrder(@Nullable Long after, @Nullable Instant failedSince) {
        List<Fault> faults() {
            if ((after == null) == (failedSince == null)) {
                return List.of(new Fault("", "must hold either after or failed_since"));
            }
            return after != null && after < 0
                    ? List.of(new Fault("/after", "must be a position of the log"))
                    : List.of();
        }
    }

    /** @param made how many deliveries are tried again */
    record Revived(int made) {}

    /**
     * Sends the log after a position once more, or what failed since an instant. Attempts on request do not use up the plan.
     *
     * @return 202 with the replay and where to look how far it is; for {@code failed_since} how many deliveries are tried
     */
    @PostMapping("/replay")
    ResponseEntity<Object> replay(@PathVariable UUID id, @RequestBody ReplayOrder order, Caller caller) {
        webhooks.of(caller, id);
        var faults = order.faults();
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(faults);
        }
        if (order.after() != null) {
            var replay = outbox.replay(caller, id, order.after());
            return ResponseEntity.accepted()
                    .location(URI.create("/v1/webhooks/%s/replays/%s".formatted(id, replay.id())))
                    .body(replay);
        }
        var since = order.failedSince() == null ? Instant.MAX : order.failedSince();
        return ResponseEntity.accepted().body(new Revived(outbox.retryFailed(caller, id, since)));
    }

    /** How far a replay is. */
    @GetMapping("/replays/{replay}")
    Replay get(@PathVariable UUID id, @PathVariable UUID replay, Caller caller) {
        webhooks.of(caller, id);
        return store.get(id, replay).orElseThrow(() -> Problem.notFound("There is no such replay."));
    }
}
