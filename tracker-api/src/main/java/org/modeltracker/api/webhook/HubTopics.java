package org.modeltracker.api.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.modeltracker.api.feed.FeedTopics;
import org.modeltracker.api.feed.FeedTopics.Document;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What each feed with subscribers was when it was last looked at. The only SQL that touches its table. */
@Component
class HubTopics {

    /** Feeds with news are looked at no more often than this: a burst of news is one delivery. */
    static final Duration SPACING = Duration.ofSeconds(10);
    /** How often a feed is looked at for what happened by itself. */
    static final Duration QUIET = Duration.ofMinutes(1);

    /** Passes over what is being sent, and waits for nobody. */
    private static final String WITHDRAW = """
            with waiting as materialized (
              select u.delivery, u.webhook, u.message from work.webhook w join work.due u on u.webhook = w.id join work.message m on m.id = u.message
               where w.topic = ? and m.type = ? and u.claim is null and u.trigger = 'plan'
                 for update of u skip locked
            ), unplanned as (
              delete from work.due u using waiting where u.delivery = waiting.delivery
            )
            delete from work.delivery d using waiting
             where d.id = waiting.delivery and d.webhook = waiting.webhook and d.message = waiting.message
            """;

    private final JdbcTemplate jdbc;
    private final FeedTopics feeds;
    private final ProjectionDaemon views;
    private final Clock clock;

    HubTopics(JdbcTemplate jdbc, FeedTopics feeds, ProjectionDaemon views, Clock clock) {
        this.jdbc = jdbc;
        this.feeds = feeds;
        this.views = views;
        this.clock = clock;
    }

    /**
     * A feed that somebody is subscribed to.
     *
     * @param position how far the log was when it was looked at
     * @param updatesSha256 of the ids of its entries and their last updates
     */
    record WatchedTopic(String topic, long position, Instant at, byte[] updatesSha256) {}

    /** Notes what a feed has before somebody is subscribed to it, so that they are sent what comes after. */
    void startWatching(String topic) {
        if (isKnown(topic)) {
            return;
        }
        var now = clock.instant();
        long position = views.position();
        feeds.document(topic, position, now)
                .ifPresent(document -> jdbc.update(
                        "insert into work.hub_topic (topic, position, looked_at, entries_sha256) values (?, ?, ?, ?) on conflict (topic) do nothing",
                        topic,
                        position,
                        Timestamp.from(now),
                        document.updatesSha256()));
    }

    private boolean isKnown(String topic) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from work.hub_topic where topic = ?)", Boolean.class, topic));
    }

    /** One that is to be looked at, for as long as the transaction lasts; a clock that was set back is no reason to wait. */
    Optional<WatchedTopic> next(long head, Instant now) {
        return jdbc
                .query(
                        """
                        select * from work.hub_topic
                         where position < ? and looked_at <= ? or looked_at <= ? or looked_at > ?
                         order by looked_at limit 1 for update skip locked
                        """,
                        (row, n) -> new WatchedTopic(
                                row.getString("topic"),
                                row.getLong("position"),
                                row.getTimestamp("looked_at").toInstant(),
                                row.getBytes("entries_sha256")),
                        head,
                        Timestamp.from(now.minus(SPACING)),
                        Timestamp.from(now.minus(QUIET)),
                        Timestamp.from(now))
                .stream()
                .findFirst();
    }

    /** Those that somebody is subscribed to and that were forgotten, because nobody was for a moment. */
    void watchMissing() {
        jdbc.queryForList("""
                        select distinct topic from work.webhook w
                         where topic is not null and status = 'active'
                           and not exists (select from work.hub_topic t where t.topic = w.topic)
                        """, String.class).forEach(this::startWatching);
    }

    /** @return whether nobody is subscribed to a topic any more, so that it is forgotten */
    boolean forgetUnwanted(String topic) {
        return jdbc.update("""
                        delete from work.hub_topic t
                         where topic = ? and not exists (select from work.webhook w where w.topic = t.topic)
                        """, topic) > 0;
    }

    void forgetAll() {
        jdbc.update("delete from work.hub_topic");
    }

    /** It is looked at again after the others, whatever is recorded meanwhile: no position is as old as the one it gets. */
    void lookAgainLater(WatchedTopic topic, Instant now) {
        jdbc.update(
                "update work.hub_topic set position = -1, looked_at = ? where topic = ? and looked_at = ?",
                Timestamp.from(now),
                topic.topic(),
                Timestamp.from(topic.at()));
    }

    void looked(WatchedTopic topic, long position, Instant now) {
        jdbc.update(
                "update work.hub_topic set position = ?, looked_at = ? where topic = ?",
                position,
                Timestamp.from(now),
                topic.topic());
    }

    void changed(WatchedTopic topic, Document document) {
        jdbc.update(
                "update work.hub_topic set entries_sha256 = ? where topic = ?",
                document.updatesSha256(),
                topic.topic());
    }

    /** Plans a message for every subscriber of a feed. Older ones that wait are withdrawn: each has the whole feed, so the newest is enough. */
    void plan(String topic, UUID message, Instant now) {
        jdbc.update(WITHDRAW, topic, HubNews.TYPE);
        jdbc.update(
                """
                with made as (
                  insert into work.delivery (webhook, message, status, made_at)
                  select id, ?, 'waiting', ? from work.webhook where topic = ? and status = 'active' and lease_until > ?
                      on conflict (webhook, message) do nothing returning id, webhook, message
                )
                """ + Deliveries.QUEUE,
                message,
                Timestamp.from(now),
                topic,
                Timestamp.from(now),
                Timestamp.from(now),
                Timestamp.from(now));
    }
}
