package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.modeltracker.api.feed.FeedTopics;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.outbound.OutboundUrls;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.api.webhook.signing.SigningSecrets;
import org.modeltracker.core.model.InputError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Subscriptions to feeds: each is a webhook of one feed, which consents by giving back a challenge. */
@Component
class HubSubscriptions {

    /** Strangers are not told which names have which addresses. */
    private static final Set<String> OF_ITS_HOST = Set.of("dns_failed", "address_refused");

    private static final String NOT_OPEN = "address: must have a host with an address on the public internet";

    private final FeedTopics topics;
    private final OutboundUrls urls;
    private final Links links;
    private final HubLimits limits;
    private final HubStore store;
    private final WebhookStore webhooks;
    private final SigningSecrets secrets;
    private final EndpointVerification consent;
    private final DeliveryWorker sender;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;

    HubSubscriptions(
            FeedTopics topics,
            OutboundUrls urls,
            Links links,
            HubLimits limits,
            HubStore store,
            WebhookStore webhooks,
            SigningSecrets secrets,
            EndpointVerification consent,
            DeliveryWorker sender,
            PlatformTransactionManager transactions,
            Supplier<UUID> ids,
            Clock clock) {
        this.topics = topics;
        this.urls = urls;
        this.links = links;
        this.limits = limits;
        this.store = store;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.consent = consent;
        this.sender = sender;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Has the callback asked whether it wants this. Who unsubscribes what is not subscribed gets the same answer, and nobody is asked.
     *
     * @param from the network address of whoever asks
     * @throws Problem (404) where the hub is off; (422) naming each fault; (429) and (409) beyond the limits
     */
    void request(HubRequest asked, String from) {
        topics.hubNeeded();
        limits.takeOfNetwork(from);
        check(asked);
        boolean isActive = store.find(asked.topic(), asked.callback())
                .filter(store::isActive)
                .isPresent();
        limits.takeOfHost(from, asked.callback(), isActive);
        transaction.executeWithoutResult(status -> {
            store.lockHub();
            subscription(asked).ifPresent(id -> ask(id, asked));
        });
    }

    private void check(HubRequest asked) {
        var faults = new ArrayList<>(asked.faults());
        if (asked.topic().length() <= FeedTopics.LONGEST && !topics.isTopic(asked.topic())) {
            faults.add(new InputError(
                    "/hub.topic",
                    "must be the own address (rel=\"self\") of a feed of this tracker, such as " + links.home()
                            + "/feeds/timeline.atom"));
        }
        addressFault(asked.callback()).ifPresent(why -> faults.add(new InputError("/hub.callback", why)));
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(List.copyOf(faults));
        }
    }

    private Optional<String> addressFault(String callback) {
        return urls.refusal(callback)
                .map(why -> OF_ITS_HOST.contains(why.reason()) ? NOT_OPEN : why.reason() + ": " + why.detail())
                .or(() -> links.leadHome(callback)
                        ? Optional.of("own_address: must not be an address of this tracker")
                        : Optional.empty());
    }

    private Optional<UUID> subscription(HubRequest asked) {
        var known = store.findAndLock(asked.topic(), asked.callback());
        if (asked.knownMode() == HubMode.UNSUBSCRIBE) {
            return known.filter(store::isActive); // a stranger's word does not take the place of a first subscription
        }
        return known.isPresent() ? known : Optional.of(add(asked));
    }

    private UUID add(HubRequest asked) {
        limits.requireRoom(asked.callback());
        var id = ids.get();
        var order = new WebhookRequest(
                asked.callback(),
                null,
                null,
                null,
                null,
                null,
                Format.WEBSUB,
                "The feed " + asked.topic(),
                null,
                null,
                null,
                null);
        webhooks.add(id, ApiPrincipal.FEED_READERS, order, clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.setTopic(id, asked.topic());
        return id;
    }

    private void ask(UUID id, HubRequest asked) {
        var secret = asked.secretBytes()
                .map(bytes -> secrets.sealed(ApiPrincipal.FEED_READERS, id, bytes))
                .orElse(null);
        store.ask(id, asked.knownMode(), asked.lease(), secret, clock.instant());
        consent.askByChallenge(id);
        AfterCommit.run(sender::wake);
    }
}
