package org.modeltracker.api.webhook;

import java.util.Optional;
import java.util.UUID;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.api.security.ReaderKeys;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keys for people who ask by e-mail, where the operator allows it. A link in a letter leads to the key, which is shown once. */
@Component
public class EmailKeys {

    private final KeySettings settings;
    private final EmailRelay relay;
    private final EmailConfirmations confirmations;
    private final EmailExpiry expiry;
    private final WebhookStore webhooks;
    private final WebhookRequestCheck check;
    private final KeyMailboxes mailboxes;
    private final ReaderKeys keys;

    EmailKeys(
            KeySettings settings,
            EmailRelay relay,
            EmailConfirmations confirmations,
            EmailExpiry expiry,
            WebhookStore webhooks,
            WebhookRequestCheck check,
            KeyMailboxes mailboxes,
            ReaderKeys keys) {
        this.settings = settings;
        this.relay = relay;
        this.confirmations = confirmations;
        this.expiry = expiry;
        this.webhooks = webhooks;
        this.check = check;
        this.mailboxes = mailboxes;
        this.keys = keys;
    }

    /** Whether pages may offer it. */
    public boolean isOffered() {
        return settings.byEmail() && relay.isOn();
    }

    /** @throws Problem (404) where it is not offered */
    public void needed() {
        if (!settings.byEmail()) {
            throw Problem.notFound(
                    "This tracker gives no keys by e-mail. Its operator has not enabled it (TRACKER_KEYS_BYEMAIL). Ask the operator for a key.");
        }
        relay.needed();
    }

    /**
     * Sends a letter with a link to a key. It does the same to everybody outside, whether the mailbox has a key or not.
     *
     * @param from the network address of whoever asks
     * @throws Problem (422) for no mailbox; (429) if much was asked for from that network
     */
    @Transactional
    public void request(String mailbox, String from) {
        needed();
        var address = EmailAddress.parse(mailbox.strip());
        var asked = ofMailbox(address.map(EmailAddress::mailto).orElse("mailto:"));
        check.ofMailbox(asked, address.isPresent());
        confirmations.ask(ApiPrincipal.KEY_READERS, asked, from);
    }

    private static WebhookRequest ofMailbox(String url) {
        return new WebhookRequest(url, null, null, null, null, null, Format.EMAIL, null, null, null, null, null);
    }

    /** Whether a link leads to a key; not once it has expired or was used. */
    public boolean awaits(UUID id, String token) {
        return settings.byEmail() && confirmations.awaits(ApiPrincipal.KEY_READERS, id, token);
    }

    /** @param owner of what is made with the key */
    public record MailedKey(String key, String owner) {

        @Override
        public String toString() {
            return "a key of " + owner;
        }
    }

    /** The key, this once; the earlier one of the mailbox stops working. Empty for a link that has expired or was used. */
    @Transactional
    public Optional<MailedKey> confirm(UUID id, String token) {
        var asked = webhooks.get(id);
        if (!settings.byEmail() || asked.isEmpty() || !confirmations.confirm(ApiPrincipal.KEY_READERS, id, token)) {
            return Optional.empty();
        }
        expiry.forget(id);
        var owner = mailboxes.owner(EmailAddress.ofMailto(asked.get().order().url()));
        return Optional.of(new MailedKey(keys.replace(owner), owner));
    }
}
