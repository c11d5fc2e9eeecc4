package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.feed.FeedTopics;
import org.modeltracker.api.feed.FeedTopics.Document;
import org.modeltracker.api.webhook.HubTopics.WatchedTopic;
import org.modeltracker.core.answer.DueChanges;
import org.modeltracker.core.background.PollingLoop;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(HubNews.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final HubTopics topics;
    private final FeedTopics feeds;
    private final HubFeeds references;
    private final DueChanges due;
    private final ProjectionDaemon views;
    private final Messages messages;
    private final DeliveryWorker sender;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
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
            Supplier<UUID> ids,
            Clock clock) {
        this.topics = topics;
        this.feeds = feeds;
        this.references = references;
        this.due = due;
        this.views = views;
        this.messages = messages;
        this.sender = sender;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Duration work() {
        if (!feeds.hasHub()) {
            return LOOK_AGAIN;
        }
        boolean looked = lookAtNext(views.position(), clock.instant());
        if (looked) {
            sender.wake();
        }
        return looked ? Duration.ZERO : LOOK_AGAIN;
    }

    /** A feed that fails keeps no other from being looked at. @return whether there was one */
    private boolean lookAtNext(long head, Instant now) {
        var next = new AtomicReference<@Nullable WatchedTopic>();
        try {
            transaction.executeWithoutResult(status -> topics.next(head, now).ifPresent(topic -> {
                next.set(topic);
                look(topic, head, now);
            }));
        } catch (RuntimeException e) {
            var failed = next.get();
            if (failed == null) {
                throw e;
            }
            LOG.error("could not look for news of {}; it is looked at again later", failed.topic(), e);
            topics.lookAgainLater(failed, now);
        }
        return next.get() != null;
    }

    private void look(WatchedTopic topic, long head, Instant now) {
        if (topics.forgetUnwanted(topic.topic())) {
            return;
        }
        if (mayHaveNews(topic, head, now)) {
            feeds.document(topic.topic(), head, now)
                    .filter(document -> !Arrays.equals(document.updatesSha256(), topic.updatesSha256()))
                    .ifPresent(document -> planDeliveries(topic, document, head, now));
        }
        topics.looked(topic, head, now);
    }

    private boolean mayHaveNews(WatchedTopic topic, long head, Instant now) {
        return topic.position() < head
                || (topic.at().isBefore(now) && due.next(topic.at(), now).isPresent());
    }

    /** A feed may become again what it was before, so each message has a new id; the row of the topic is locked. */
    private void planDeliveries(WatchedTopic topic, Document document, long head, Instant now) {
        var id = ids.get();
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
        topics.changed(topic, document);
    }
}
