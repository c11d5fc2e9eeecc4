package org.modeltracker.api.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.modeltracker.api.feed.FeedTopics;
import org.modeltracker.api.webhook.HubStore.Requested;
import org.modeltracker.api.webhook.signing.SigningSecrets;
import org.modeltracker.core.model.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what a callback confirmed by giving back the challenge (WebSub, 5.3). */
@Component
class HubVerification {

    private static final Logger LOG = LoggerFactory.getLogger(HubVerification.class);

    private final FeedTopics feeds;
    private final HubStore store;
    private final HubLimits limits;
    private final HubTopics topics;
    private final HubExpiry expiry;
    private final SigningSecrets secrets;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HubVerification(
            FeedTopics feeds,
            HubStore store,
            HubLimits limits,
            HubTopics topics,
            HubExpiry expiry,
            SigningSecrets secrets,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.feeds = feeds;
        this.store = store;
        this.limits = limits;
        this.topics = topics;
        this.expiry = expiry;
        this.secrets = secrets;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param outcome of sending the challenge */
    void challengeAnswered(AttemptResult outcome) {
        var answer = outcome.response();
        if (!feeds.hasHub() || !outcome.success() || answer == null) {
            return;
        }
        var id = outcome.delivery().webhook();
        var given = Sha256.of(new String(answer, StandardCharsets.UTF_8));
        var now = clock.instant();
        if (store.confirmsSubscription(id, given)) {
            store.topic(id).ifPresent(topics::startWatching);
        }
        transaction.executeWithoutResult(status -> {
            store.lockHub();
            store.lockSubscription(id);
            store.confirmed(id, given).ifPresent(requested -> confirmed(id, requested, now));
        });
    }

    private void confirmed(UUID id, Requested requested, Instant now) {
        if (requested.mode() == HubMode.UNSUBSCRIBE) {
            expiry.forget(id);
        } else if (store.unconfirmedCallback(id)
                .map(limits::hasRoomForConfirmed)
                .orElse(true)) {
            secrets.replace(id, requested.secret());
            store.activate(id, now.plus(requested.lease()), now);
        } else {
            LOG.warn("a callback confirmed a subscription to a feed, but the hub or its host has the maximum already");
            expiry.forget(id);
        }
    }
}
