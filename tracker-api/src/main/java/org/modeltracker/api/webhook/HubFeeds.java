package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.modeltracker.api.feed.FeedTopics;
import org.modeltracker.api.feed.FeedTopics.Document;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The feeds of deliveries. A message says which feed, as of when, so that each attempt sends the same; the feed itself is made when it is sent. The
 * last ones are kept for the other callbacks of the same news, which wait for the one that is being made.
 */
@Component
class HubFeeds {

    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final FeedTopics topics;
    private final JsonMapper json;
    /** The oldest first; guarded by itself. */
    private final LinkedHashMap<UUID, CompletableFuture<Optional<Document>>> made = new LinkedHashMap<>();

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
    Optional<Document> document(LeasedDelivery delivery) {
        var mine = new CompletableFuture<Optional<Document>>();
        var others = first(delivery.message(), mine);
        return others == mine ? make(delivery, mine) : others.join();
    }

    private CompletableFuture<Optional<Document>> first(UUID message, CompletableFuture<Optional<Document>> mine) {
        synchronized (made) {
            return made.computeIfAbsent(message, _ -> mine);
        }
    }

    private Optional<Document> make(LeasedDelivery delivery, CompletableFuture<Optional<Document>> mine) {
        try {
            var reference = json.readValue(delivery.body(), Reference.class);
            var document = topics.document(reference.topic(), reference.asOf(), reference.until());
            mine.complete(document);
            forgetOldest();
            return document;
        } catch (RuntimeException | Error e) {
            synchronized (made) {
                made.remove(delivery.message());
            }
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private void forgetOldest() {
        synchronized (made) {
            while (made.values().stream().mapToLong(HubFeeds::bytes).sum() > MOST_BYTES) {
                made.pollFirstEntry();
            }
        }
    }

    /** A feed that is being made has none yet; those that are none take a few too. */
    private static long bytes(CompletableFuture<Optional<Document>> feed) {
        return feed.isDone()
                ? 1_000 + feed.join().map(document -> document.body().length).orElse(0)
                : 0;
    }
}
