package org.modeltracker.api.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.Views;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Compares the views with the log. A projection that fails keeps the views where they are, in plain sight, rather than leave an event out; Axon
 * itself would call such a processor well.
 */
@Component
class ViewsHealth implements HealthIndicator {

    /** So long the views may stand still behind the log, as they do for a moment while an append comes in. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Views views;
    private final EventLog log;
    private final Clock clock;
    private final AtomicReference<Stand> stand;

    private record Stand(long position, Instant since) {}

    ViewsHealth(Views views, EventLog log, Clock clock) {
        this.views = views;
        this.log = log;
        this.clock = clock;
        this.stand = new AtomicReference<>(new Stand(-1, clock.instant()));
    }

    @Override
    public Health health() {
        long head = log.head();
        long position = views.position();
        var now = clock.instant();
        var since = stand.updateAndGet(
                        before -> before.position() == position && position < head ? before : new Stand(position, now))
                .since();
        boolean stalled = position < head && since.plus(PATIENCE).isBefore(now);
        var health = stalled || !views.isRunning() ? Health.down() : Health.up();
        return health.withDetail("log", head).withDetail("views", position).build();
    }
}
