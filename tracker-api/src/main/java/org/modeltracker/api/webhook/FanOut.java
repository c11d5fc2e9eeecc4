package org.modeltracker.api.webhook;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.Changes;
import org.modeltracker.core.claim.Concern;
import org.modeltracker.core.log.Follower;
import org.modeltracker.core.model.Recorded;
import org.springframework.stereotype.Component;

/**
 * Turns each event of the log into deliveries, once: the follower's place moves in the same transaction. Where there are many webhooks, each part
 * of them has a transaction of its own.
 */
@Component
class FanOut implements Follower.Taker {

    /** A transaction makes about so many promises, so that the first are kept while the last are made. */
    private static final int PROMISES = 5_000;
    /** Each transaction asks anew what its events are about, so it is worth at least some webhooks. */
    private static final int FEWEST = 50;

    private static final int MOST = 1_000;

    private final Changes changes;
    private final News news;
    private final Subscriptions subscriptions;
    private final Sender sender;
    private final Clock clock;

    FanOut(Changes changes, News news, Subscriptions subscriptions, Sender sender, Clock clock) {
        this.changes = changes;
        this.news = news;
        this.subscriptions = subscriptions;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public boolean isAwaited() {
        return subscriptions.exist();
    }

    @Override
    public @Nullable UUID take(List<Recorded> events, @Nullable UUID after) {
        var wanted = subscriptions.wanted(changes.withBearings(changes.concerns(events)));
        if (wanted.isEmpty()) {
            return null;
        }
        write(wanted);
        int webhooks = Math.clamp(PROMISES / wanted.size(), FEWEST, MOST);
        return subscriptions.promise(wanted, after, webhooks, clock.instant());
    }

    /** Makes the messages of these events, as far as there are none, and keeps them until the transaction ends. */
    void write(List<Concern> concerns) {
        var unwritten = subscriptions.unwritten(concerns);
        if (!unwritten.isEmpty()) {
            var now = clock.instant();
            subscriptions.add(changes.of(unwritten).stream()
                    .map(change -> news.of(change, now))
                    .toList());
        }
    }

    @Override
    public void taken() {
        sender.wake();
    }
}
