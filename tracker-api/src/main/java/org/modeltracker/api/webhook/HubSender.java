package org.modeltracker.api.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.modeltracker.api.feed.FeedTopics;
import org.modeltracker.api.outbound.OutboundRequest;
import org.modeltracker.api.webhook.signing.Signature;
import org.modeltracker.core.model.Sha256;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What the hub sends to a callback: a challenge, or a feed. */
@Component
class HubSender {

    private final FeedTopics topics;
    private final HubStore store;
    private final HubFeeds feeds;
    private final Links links;
    private final WebhookSettings settings;
    private final RandomGenerator random;

    HubSender(
            FeedTopics topics,
            HubStore store,
            HubFeeds feeds,
            Links links,
            WebhookSettings settings,
            RandomGenerator random) {
        this.topics = topics;
        this.store = store;
        this.feeds = feeds;
        this.links = links;
        this.settings = settings;
        this.random = random;
    }

    /**
     * @param secrets of the subscription; none for one that wants no signature
     * @param mostBytes of an answer
     * @return empty when there is nothing to ask or to send any more, or no hub
     */
    Optional<OutboundRequest> request(LeasedDelivery delivery, List<byte[]> secrets, int mostBytes) {
        if (!topics.hasHub()) {
            return Optional.empty();
        }
        return delivery.isPing() ? challenge(delivery, mostBytes) : news(delivery, secrets, mostBytes);
    }

    private Optional<OutboundRequest> challenge(LeasedDelivery delivery, int mostBytes) {
        var challenge = EmailTokens.confirming(random);
        UUID id = delivery.webhook();
        return store.challenge(id, Sha256.of(challenge))
                .flatMap(asked -> store.topic(id).map(topic -> {
                    var query = new LinkedHashMap<String, String>();
                    query.put("hub.mode", asked.mode().word());
                    query.put("hub.topic", topic);
                    query.put("hub.challenge", challenge);
                    if (asked.mode() == HubMode.SUBSCRIBE) {
                        query.put(
                                "hub.lease_seconds",
                                String.valueOf(asked.lease().toSeconds()));
                    }
                    var url = with(delivery.url(), query);
                    return new OutboundRequest("GET", url, Map.of(), new byte[0], settings.deadline(), mostBytes);
                }));
    }

    /** A callback may have a query of its own, which stays. */
    private static URI with(String url, Map<String, String> query) {
        var more = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8))
                .toList();
        return URI.create(url + (url.contains("?") ? "&" : "?") + String.join("&", more));
    }

    private Optional<OutboundRequest> news(LeasedDelivery delivery, List<byte[]> secrets, int mostBytes) {
        return feeds.document(delivery).map(document -> {
            var headers = new LinkedHashMap<>(Map.of("Content-Type", document.contentType()));
            headers.put(
                    "Link",
                    "<%s>; rel=\"hub\", <%s>; rel=\"self\""
                            .formatted(links.hub(), delivery.chat().link()));
            secrets.stream()
                    .findFirst()
                    .ifPresent(secret -> headers.put("X-Hub-Signature", Signature.ofHub(secret, document.body())));
            return new OutboundRequest(
                    "POST", URI.create(delivery.url()), headers, document.body(), settings.deadline(), mostBytes);
        });
    }
}
