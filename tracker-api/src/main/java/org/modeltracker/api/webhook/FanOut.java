package org.modeltracker.api.webhook;

import java.time.Clock;
import java.util.List;
import org.modeltracker.core.claim.Changes;
import org.modeltracker.core.claim.Concern;
import org.modeltracker.core.log.Follower;
import org.modeltracker.core.model.Recorded;
import org.springframework.stereotype.Component;

/** Turns each event of the log into deliveries, once: the follower's place moves in the same transaction. */
@Component
class FanOut implements Follower.Taker {

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
    public void take(List<Recorded> events) {
        var wanted = subscriptions.wanted(changes.withBearings(changes.concerns(events)));
        if (!wanted.isEmpty()) {
            write(wanted);
            subscriptions.promise(wanted, clock.instant());
        }
    }

    /** Makes the messages of these events. */
    void write(List<Concern> concerns) {
        var now = clock.instant();
        subscriptions.add(changes.of(concerns).stream()
                .map(change -> news.of(change, now))
                .toList());
    }

    @Override
    public void taken() {
        sender.wake();
    }
}
