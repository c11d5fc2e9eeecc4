package org.modeltracker.api.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.modeltracker.api.feed.FeedTopics;
import org.modeltracker.api.feed.FeedTopics.Content;
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

    record Looked(String topic, long position, Instant at, byte[] entriesSha256) {}

    /** Notes what a feed has before somebody is subscribed to it, so that they are sent what comes after. */
    void begin(String topic) {
        if (isKnown(topic)) {
            return;
        }
        var now = clock.instant();
        long position = views.position();
        feeds.content(topic, position, now)
                .ifPresent(content -> jdbc.update(
                        "insert into work.hub_topic (topic, position, looked_at, entries_sha256) values (?, ?, ?, ?) on conflict (topic) do nothing",
                        topic,
                        position,
                        Timestamp.from(now),
                        content.entriesSha256()));
    }

    private boolean isKnown(String topic) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from work.hub_topic where topic = ?)", Boolean.class, topic));
    }

    /** One that is to be looked at, for as long as the transaction lasts; a clock that was set back is no reason to wait. */
    Optional<Looked> next(long head, Instant now) {
        return jdbc
                .query(
                        """
                        select * from work.hub_topic
                         where position < ? and looked_at <= ? or looked_at <= ? or looked_at > ?
                         order by looked_at limit 1 for update skip locked
                        """,
                        (row, n) -> new Looked(
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

    /** @return how many topics nobody is subscribed to any more and that are forgotten */
    int forgetUnwanted() {
        return jdbc.update("""
                delete from work.hub_topic t
                 where not exists (select from work.webhook w where w.topic = t.topic)
                """);
    }

    void looked(Looked topic, long position, Instant now) {
        jdbc.update(
                "update work.hub_topic set position = ?, looked_at = ? where topic = ?",
                position,
                Timestamp.from(now),
                topic.topic());
    }

    void changed(Looked topic, Content content) {
        jdbc.update(
                "update work.hub_topic set entries_sha256 = ? where topic = ?", content.entriesSha256(), topic.topic());
    }

    /** Plans a message for every subscriber of a feed. */
    void plan(String topic, UUID message, Instant now) {
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
