package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.modeltracker.api.feed.FeedTopics;
import org.modeltracker.api.feed.FeedTopics.Content;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The feeds of deliveries. A message says which feed, as of when, so that each attempt sends the same; the feed itself is made when it is sent, and
 * the last few are kept for the other callbacks of the same news.
 */
@Component
class HubFeeds {

    private static final int KEPT = 16;

    private final FeedTopics topics;
    private final JsonMapper json;
    private final Map<UUID, Optional<Content>> made = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Optional<Content>> eldest) {
            return size() > KEPT;
        }
    };

    HubFeeds(FeedTopics topics, JsonMapper json) {
        this.topics = topics;
        this.json = json;
    }

    /** @param asOf the position that the feed knows */
    record Reference(String topic, long asOf, Instant until) {}

    String text(Reference reference) {
        return json.writeValueAsString(reference);
    }

    /** @return empty for what is no feed here any more */
    synchronized Optional<Content> content(LeasedDelivery delivery) {
        return made.computeIfAbsent(delivery.message(), _ -> {
            var reference = json.readValue(delivery.body(), Reference.class);
            return topics.content(reference.topic(), reference.asOf(), reference.until());
        });
    }
}
