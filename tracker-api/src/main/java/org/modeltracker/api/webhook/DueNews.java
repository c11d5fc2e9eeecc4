package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.answer.DueChanges;
import org.modeltracker.core.background.PollingLoop;
import org.modeltracker.core.log.RecordTimes;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes deliveries of what begins or ends by itself, instant by instant, once: the checkpoint moves in the same transaction. Of each instant it
 * tells what was known just before, however late it is told.
 */
@Component
class DueNews implements PollingLoop.Round {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofNanos(1_000);
    /** How often the checkpoint moves while nothing happens. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private static final int MOST = 100_000;
    private static final int BATCH = 500;

    private final DueChanges due;
    private final RecordTimes times;
    private final ProjectionDaemon views;
    private final Messages messages;
    private final MessageWriter writer;
    private final SubscriptionMatcher subscriptions;
    private final NewsPromises promises;
    private final DeliveryWorker sender;
    private final ClockFollower follower;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DueNews(
            DueChanges due,
            RecordTimes times,
            ProjectionDaemon views,
            Messages messages,
            MessageWriter writer,
            SubscriptionMatcher subscriptions,
            NewsPromises promises,
            DeliveryWorker sender,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.due = due;
        this.times = times;
        this.views = views;
        this.messages = messages;
        this.writer = writer;
        this.subscriptions = subscriptions;
        this.promises = promises;
        this.sender = sender;
        this.follower = new ClockFollower(jdbc, "due");
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public Duration work() {
        var now = clock.instant().minus(MOMENT);
        var seen = follower.seen();
        if (seen == null) {
            begin(now);
            return LOOK_AGAIN;
        }
        if (!now.isAfter(seen)) {
            return LOOK_AGAIN;
        }
        var next = due.next(seen, now);
        if (next.isEmpty() && Duration.between(seen, now).compareTo(NOTED) < 0) {
            return LOOK_AGAIN;
        }
        var until = next.orElse(now);
        if (!views.await(times.lastAt(until.minus(MOMENT)), LOOK_AGAIN)) {
            return LOOK_AGAIN;
        }
        boolean told = Boolean.TRUE.equals(transaction.execute(status -> tell(seen, until)));
        if (told) {
            sender.wake();
        }
        return next.isPresent() ? Duration.ZERO : LOOK_AGAIN;
    }

    /** What was before the first start is told by nobody. */
    private void begin(Instant now) {
        transaction.executeWithoutResult(status -> {
            if (follower.holdAt(null)) {
                follower.move(now);
            }
        });
    }

    /** The views know all that was recorded before {@code until}, so an earlier instant may have come to light. */
    private boolean tell(Instant seen, Instant until) {
        if (!follower.holdAt(seen)) {
            return false;
        }
        var next = subscriptions.exist() ? due.next(seen, until).orElse(until) : until;
        follower.move(next);
        var changes = subscriptions.exist()
                ? due.between(DueChanges.Filter.ALL, next.minus(MOMENT), next, MOST)
                : List.<AnswerChange>of();
        for (int from = 0; from < changes.size(); from += BATCH) {
            promise(changes.subList(from, Math.min(from + BATCH, changes.size())));
        }
        return !changes.isEmpty();
    }

    private void promise(List<AnswerChange> changes) {
        var wanted = subscriptions.wantedIds(
                changes.stream().map(change -> NewsTopic.of(change.concern())).toList());
        var news = changes.stream()
                .filter(change -> wanted.contains(change.concern().id()))
                .toList();
        if (!news.isEmpty()) {
            messages.hold();
            writer.add(news);
            promises.promise(
                    news.stream().map(change -> NewsTopic.of(change.concern())).toList(), clock.instant());
        }
    }
}
