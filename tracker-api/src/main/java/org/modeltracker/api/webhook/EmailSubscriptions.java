package org.modeltracker.api.webhook;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.api.webhook.signing.SigningSecrets;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Subscriptions of people by e-mail: each is a webhook to a mailbox, which consents by a link in a letter. */
@Component
public class EmailSubscriptions {

    private final EmailRelay relay;
    private final EmailConfirmations confirmations;
    private final EmailStore store;
    private final EmailExpiry expiry;
    private final WebhookStore webhooks;
    private final WebhookRequestCheck check;
    private final SigningSecrets secrets;
    private final DeliveryWorker sender;

    EmailSubscriptions(
            EmailRelay relay,
            EmailConfirmations confirmations,
            EmailStore store,
            EmailExpiry expiry,
            WebhookStore webhooks,
            WebhookRequestCheck check,
            SigningSecrets secrets,
            DeliveryWorker sender) {
        this.relay = relay;
        this.confirmations = confirmations;
        this.store = store;
        this.expiry = expiry;
        this.webhooks = webhooks;
        this.check = check;
        this.secrets = secrets;
        this.sender = sender;
    }

    /** Whether pages may offer it. */
    public boolean isOffered() {
        return relay.isOn();
    }

    /** @throws Problem (404) where it is not offered */
    public void needed() {
        relay.needed();
    }

    /**
     * Sends a letter with a link that confirms. It does the same to everybody outside, whether the mailbox is known, unknown or asked too often.
     *
     * @param order makes the request for the address of a webhook
     * @param from the network address of whoever asks
     * @throws Problem (422) naming each fault; (429) if many were asked for from that network
     */
    @Transactional
    public void request(String mailbox, Function<String, WebhookRequest> order, String from) {
        relay.needed();
        var address = EmailAddress.parse(mailbox.strip());
        var asked = order.apply(address.map(EmailAddress::mailto).orElse("mailto:"));
        check.ofMailbox(asked, address.isPresent());
        confirmations.ask(ApiPrincipal.EMAIL_READERS, asked, from);
    }

    /** What a link would confirm, in words; empty for a link that has expired or was used. */
    public Optional<String> awaiting(UUID id, String token) {
        return confirmations.awaits(ApiPrincipal.EMAIL_READERS, id, token)
                ? webhooks.get(id).map(webhook -> SubscriptionText.of(webhook.order()))
                : Optional.empty();
    }

    /** The same, confirmed. Who asks for the same twice has one subscription, and a mailbox that refused is written to again. */
    @Transactional
    public Optional<String> confirm(UUID id, String token) {
        var words = awaiting(id, token);
        if (words.isEmpty() || !confirmations.confirm(ApiPrincipal.EMAIL_READERS, id, token)) {
            return Optional.empty();
        }
        store.sameAs(id).ifPresent(other -> {
            webhooks.enable(other);
            expiry.forget(id);
        });
        AfterCommit.run(sender::wake);
        return words;
    }

    /**
     * What a link would end, in words; empty if it is ended already.
     *
     * @throws Problem (404) for a wrong token
     */
    public Optional<String> running(UUID id, String token) {
        var webhook = webhooks.get(id).filter(found -> found.order().format() == Format.EMAIL);
        if (webhook.isPresent()
                && secrets.newest(webhook.get().owner(), id)
                        .filter(secret -> EmailTokens.same(EmailTokens.ending(secret, id), token))
                        .isEmpty()) {
            throw Problem.notFound("This link does not belong to a subscription.");
        }
        return webhook.map(found -> SubscriptionText.of(found.order()));
    }

    /** Ends a subscription and forgets its mailbox. Doing so twice is no fault. */
    public void end(UUID id, String token) {
        if (running(id, token).isPresent()) {
            expiry.forget(id);
        }
    }
}
