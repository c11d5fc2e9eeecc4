package org.modeltracker.api.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.modeltracker.api.importer.ImportRunView;
import org.modeltracker.api.log.EventStreams;
import org.modeltracker.api.log.Rebuild;
import org.modeltracker.api.status.TrackerStatus.Follower;
import org.modeltracker.api.status.TrackerStatus.Webhooks;
import org.modeltracker.api.webhook.WebhookBacklog;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.projection.DeadLetters;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.modeltracker.core.projection.RebuildTable;
import org.springframework.stereotype.Component;

/** Reads how the tracker fares now. */
@Component
public class StatusReader {

    private final EventLog log;
    private final ProjectionDaemon views;
    private final DeadLetters deadLetters;
    private final WebhookBacklog webhooks;
    private final EventStreams streams;
    private final ImportRunView imports;
    private final RebuildTable rebuilds;
    private final Clock clock;

    StatusReader(
            EventLog log,
            ProjectionDaemon views,
            DeadLetters deadLetters,
            WebhookBacklog webhooks,
            EventStreams streams,
            ImportRunView imports,
            RebuildTable rebuilds,
            Clock clock) {
        this.log = log;
        this.views = views;
        this.deadLetters = deadLetters;
        this.webhooks = webhooks;
        this.streams = streams;
        this.imports = imports;
        this.rebuilds = rebuilds;
        this.clock = clock;
    }

    public TrackerStatus read() {
        var now = clock.instant();
        long head = log.head();
        var backlog = webhooks.read();
        return new TrackerStatus(
                head,
                follower(views.position(), head, now),
                new Webhooks(
                        follower(backlog.position(), head, now),
                        backlog.waiting(),
                        backlog.firstDue().map(due -> seconds(due, now)).orElse(0L)),
                deadLetters.count(),
                streams.open(),
                imports.running(),
                Rebuild.of(rebuilds.latest()));
    }

    /** Events that are recorded between the two readings are not counted. */
    private Follower follower(long position, long head, Instant now) {
        long behind = Math.max(0, head - position);
        long seconds = behind == 0
                ? 0
                : log.between(position, head, 1).stream()
                        .findFirst()
                        .map(event -> seconds(event.recordedAt(), now))
                        .orElse(0L);
        return new Follower(position, behind, seconds);
    }

    private static long seconds(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }
}
