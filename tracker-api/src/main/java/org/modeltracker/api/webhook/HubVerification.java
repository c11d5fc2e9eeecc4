package org.modeltracker.api.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.modeltracker.api.webhook.HubStore.Asked;
import org.modeltracker.api.webhook.signing.SigningSecrets;
import org.modeltracker.core.model.Sha256;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what a callback confirmed by giving back the challenge (WebSub, 5.3). */
@Component
class HubVerification {

    private final HubStore store;
    private final HubTopics topics;
    private final HubExpiry expiry;
    private final SigningSecrets secrets;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HubVerification(
            HubStore store,
            HubTopics topics,
            HubExpiry expiry,
            SigningSecrets secrets,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.topics = topics;
        this.expiry = expiry;
        this.secrets = secrets;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void heard(AttemptResult outcome) {
        var answer = outcome.response();
        if (!outcome.success() || answer == null) {
            return;
        }
        var id = outcome.delivery().webhook();
        var given = Sha256.of(new String(answer, StandardCharsets.UTF_8));
        var now = clock.instant();
        store.topic(id).ifPresent(topics::startWatching);
        transaction.executeWithoutResult(
                status -> store.confirmed(id, given).ifPresent(asked -> confirmed(id, asked, now)));
    }

    private void confirmed(UUID id, Asked asked, Instant now) {
        if (asked.mode() == HubMode.UNSUBSCRIBE) {
            expiry.forget(id);
        } else {
            secrets.replace(id, asked.secret());
            store.activate(id, now.plus(asked.lease()), now);
        }
    }
}
