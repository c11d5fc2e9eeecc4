package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.webhook.signing.SigningSecrets;
import org.modeltracker.core.model.Sha256;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Has a mailbox asked whether it wants something, by a letter with a link: a webhook that is pending until somebody confirms. */
@Component
class EmailConfirmations {

    private static final int MOST_PER_MAILBOX = 50;

    private final EmailLimits limits;
    private final EmailStore store;
    private final WebhookStore webhooks;
    private final SigningSecrets secrets;
    private final EndpointVerification consent;
    private final DeliveryWorker sender;
    private final Supplier<UUID> ids;
    private final Clock clock;

    EmailConfirmations(
            EmailLimits limits,
            EmailStore store,
            WebhookStore webhooks,
            SigningSecrets secrets,
            EndpointVerification consent,
            DeliveryWorker sender,
            Supplier<UUID> ids,
            Clock clock) {
        this.limits = limits;
        this.store = store;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.consent = consent;
        this.sender = sender;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Plans the letter. It does the same to everybody outside, whether the mailbox is known, unknown or asked too often.
     *
     * @param owner says what is asked for: a subscription, or a key
     * @param asked for a mailbox that can be read
     * @param from the network address of whoever asks
     * @throws Problem (429) if many were asked for from that network
     */
    void ask(String owner, WebhookRequest asked, String from) {
        if (!limits.mayAsk(from)) {
            throw Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-letters",
                            "Too many requests",
                            "Your network has asked for many messages. Try again in an hour.")
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(EmailLimits.NETWORK_WINDOW.toSeconds()));
        }
        var mailbox = EmailAddress.ofMailto(asked.url());
        if (limits.mayBeAsked(mailbox) && store.count(mailbox) < MOST_PER_MAILBOX) {
            add(owner, asked);
        }
    }

    private void add(String owner, WebhookRequest asked) {
        var id = ids.get();
        webhooks.add(id, owner, asked, clock.instant().truncatedTo(ChronoUnit.MICROS));
        secrets.renew(owner, id);
        consent.askByLetter(id);
        AfterCommit.run(sender::wake);
    }

    boolean awaits(String owner, UUID id, String token) {
        return store.awaits(owner, id, Sha256.of(token), clock.instant().minus(EmailComposer.VALID));
    }

    /** @return whether the link was right, which it is once */
    boolean confirm(String owner, UUID id, String token) {
        return awaits(owner, id, token) && webhooks.consentByCode(id, Sha256.of(token), "code", clock.instant());
    }
}
