package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.api.webhook.signing.SigningSecrets;
import org.modeltracker.core.model.InputError;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pings, confirms and enables an endpoint, and rotates its secret. */
@Component
public class WebhookControl {

    private static final int MOST_PINGS = 5;
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Webhooks webhooks;
    private final WebhookStore store;
    private final SigningSecrets secrets;
    private final EndpointVerification consent;
    private final Deliveries deliveries;
    private final Clock clock;

    WebhookControl(
            Webhooks webhooks,
            WebhookStore store,
            SigningSecrets secrets,
            EndpointVerification consent,
            Deliveries deliveries,
            Clock clock) {
        this.webhooks = webhooks;
        this.store = store;
        this.secrets = secrets;
        this.consent = consent;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** @return the new secret, shown this once; the one before signs too for 24 hours */
    @Transactional
    public String rotate(ApiPrincipal caller, UUID id) {
        webhooks.locked(caller, id);
        return secrets.renew(caller.owner(), id);
    }

    /** The secret that signs now, as its owner is shown it. */
    public String secret(ApiPrincipal caller, UUID id) {
        var owner = webhooks.of(caller, id).owner();
        return secrets.newest(owner, id)
                .map(SigningSecrets::text)
                .orElseThrow(() -> new IllegalStateException("webhook " + id + " has no secret"));
    }

    /**
     * Sends a ping with a new code.
     *
     * @throws Problem (429) when many were sent just now: the endpoint may be a stranger's
     */
    @Transactional
    public Webhook ping(ApiPrincipal caller, UUID id) {
        webhooks.locked(caller, id);
        var now = clock.instant();
        if (deliveries.pingsBetween(id, now.minus(A_WHILE), now) >= MOST_PINGS) {
            throw Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-pings",
                            "Too many pings",
                            "Send at most %d pings per minute to one endpoint.".formatted(MOST_PINGS))
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(A_WHILE.toSeconds()));
        }
        webhooks.ask(id);
        return webhooks.of(caller, id);
    }

    /** Sends to a disabled endpoint again. */
    @Transactional
    public Webhook enable(ApiPrincipal caller, UUID id) {
        webhooks.of(caller, id);
        store.enable(id);
        webhooks.wakeAfterCommit();
        return webhooks.of(caller, id);
    }

    /** @throws Problem (422) for another code than the last ping's */
    @Transactional
    public Webhook consent(ApiPrincipal caller, UUID id, String code) {
        webhooks.of(caller, id);
        if (!consent.byCode(id, code)) {
            throw Problem.unprocessable(List.of(new InputError("/code", "must be the code of the last ping")));
        }
        webhooks.wakeAfterCommit();
        return webhooks.of(caller, id);
    }
}
