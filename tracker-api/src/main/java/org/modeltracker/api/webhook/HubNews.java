package org.modeltracker.api.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.modeltracker.api.feed.FeedTopics;
import org.modeltracker.api.feed.FeedTopics.Content;
import org.modeltracker.api.webhook.HubTopics.Looked;
import org.modeltracker.core.answer.DueChanges;
import org.modeltracker.core.background.PollingLoop;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the deliveries of feeds that have news, feed by feed, each once: what the feed was moves in the same transaction. A feed has news when an
 * entry came or was updated.
 */
@Component
class HubNews implements PollingLoop.Round {

    static final String TYPE = "feed.changed";

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final HubTopics topics;
    private final FeedTopics feeds;
    private final HubFeeds references;
    private final DueChanges due;
    private final ProjectionDaemon views;
    private final Messages messages;
    private final DeliveryWorker sender;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HubNews(
            HubTopics topics,
            FeedTopics feeds,
            HubFeeds references,
            DueChanges due,
            ProjectionDaemon views,
            Messages messages,
            DeliveryWorker sender,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.topics = topics;
        this.feeds = feeds;
        this.references = references;
        this.due = due;
        this.views = views;
        this.messages = messages;
        this.sender = sender;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public Duration work() {
        var now = clock.instant();
        long head = views.position();
        boolean looked = Boolean.TRUE.equals(transaction.execute(status -> look(head, now)));
        if (looked) {
            sender.wake();
        }
        return looked ? Duration.ZERO : LOOK_AGAIN;
    }

    private boolean look(long head, Instant now) {
        var next = topics.next(head, now);
        if (next.isEmpty()) {
            return false;
        }
        var topic = next.get();
        if (topics.forgetUnwanted() == 0) {
            if (mayHaveNews(topic, head, now)) {
                feeds.content(topic.topic(), head, now)
                        .filter(content -> !Arrays.equals(content.entriesSha256(), topic.entriesSha256()))
                        .ifPresent(content -> promise(topic, content, head, now));
            }
            topics.looked(topic, head, now);
        }
        return true;
    }

    private boolean mayHaveNews(Looked topic, long head, Instant now) {
        return topic.position() < head
                || (topic.at().isBefore(now) && due.next(topic.at(), now).isPresent());
    }

    private void promise(Looked topic, Content content, long head, Instant now) {
        var id = UUID.nameUUIDFromBytes(
                ("feed " + topic.topic() + " " + HexFormat.of().formatHex(content.entriesSha256()))
                        .getBytes(StandardCharsets.UTF_8));
        messages.hold();
        messages.add(List.of(new Message(
                id,
                null,
                TYPE,
                references.text(new HubFeeds.Reference(topic.topic(), head, now)),
                "The feed has news",
                topic.topic(),
                true,
                false,
                now,
                null,
                new Message.Chat("The feed has news", topic.topic()))));
        topics.plan(topic.topic(), id, now);
        topics.changed(topic, content);
    }
}
