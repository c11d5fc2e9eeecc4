package org.modeltracker.api.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.modeltracker.core.background.NodeRole;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.projection.DeadLetters;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Compares the views with the log. Views that are behind, are rebuilt or leave an event out still answer; they are down only when they cannot be
 * read.
 */
@Component
class ViewsHealthIndicator extends AbstractHealthIndicator {

    /** How long the views may stay behind the log, as they do for a moment while an append comes in. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MOST_SHOWN = 20;

    private final ProjectionDaemon views;
    private final EventLog log;
    private final DeadLetters deadLetters;
    private final NodeRole role;
    private final Clock clock;
    private final AtomicReference<Progress> progress;

    private record Progress(long position, Instant since) {}

    ViewsHealthIndicator(ProjectionDaemon views, EventLog log, DeadLetters deadLetters, NodeRole role, Clock clock) {
        super("the views cannot be read");
        this.views = views;
        this.log = log;
        this.deadLetters = deadLetters;
        this.role = role;
        this.clock = clock;
        this.progress = new AtomicReference<>(new Progress(-1, clock.instant()));
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        long head = log.head();
        long position = views.position();
        var leftOut = deadLetters.after(0, MOST_SHOWN);
        boolean degraded = isStalled(head, position) || isStopped() || !leftOut.isEmpty();
        health.status(degraded ? HealthStatus.DEGRADED : Status.UP)
                .withDetail("log", head)
                .withDetail("views", position)
                .withDetail("dead_letters", leftOut);
    }

    /** A reader reads the views of the writer. */
    private boolean isStopped() {
        return !role.isReader() && !views.isRunning();
    }

    private boolean isStalled(long head, long position) {
        var now = clock.instant();
        var since = progress.updateAndGet(before ->
                        before.position() == position && position < head ? before : new Progress(position, now))
                .since();
        return position < head && since.plus(PATIENCE).isBefore(now);
    }
}
