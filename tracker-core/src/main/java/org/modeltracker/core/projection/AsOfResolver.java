package org.modeltracker.core.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.background.NodeRole;
import org.modeltracker.core.log.RecordTimes;
import org.modeltracker.core.model.TemporalPoint;

/** Turns the times that a reader asks for into one point that the views can answer, waiting for them where they are behind. */
public final class AsOfResolver {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private final RecordTimes times;
    private final ProjectionDaemon views;
    private final NodeRole role;
    private final Clock clock;

    AsOfResolver(RecordTimes times, ProjectionDaemon views, NodeRole role, Clock clock) {
        this.times = times;
        this.views = views;
        this.role = role;
        this.clock = clock;
    }

    /** Record time as a reader names it: a position, or an instant. */
    public sealed interface AsOf {
        record Position(long position) implements AsOf {}

        record At(Instant instant) implements AsOf {}
    }

    /**
     * @param effectiveAt null for the instant of {@code asOf} where that is given, else for that of {@code observedBy}, else for now
     * @param asOf null for what the views know now
     * @param patience how long to wait for {@code asOf}; zero to look only
     * @throws ViewsBehind when the views did not reach {@code asOf} in time
     */
    public TemporalPoint resolve(
            @Nullable Instant effectiveAt, @Nullable AsOf asOf, @Nullable Instant observedBy, Duration patience) {
        return switch (asOf) {
            case null ->
                new TemporalPoint(or(effectiveAt, or(observedBy, clock.instant())), views.position(), observedBy);
            case AsOf.Position(long position) ->
                new TemporalPoint(or(effectiveAt, reached(position, patience)), position, observedBy);
            case AsOf.At(Instant instant) ->
                new TemporalPoint(or(effectiveAt, instant), lastAt(instant, patience), observedBy);
        };
    }

    private Instant reached(long position, Duration patience) {
        views.require(position, patience);
        return times.recordedAt(position).orElse(Instant.EPOCH);
    }

    private long lastAt(Instant instant, Duration patience) {
        passed(instant, patience);
        long position = role.isReader() ? lastAtClosed(instant, patience) : times.lastAt(instant);
        views.require(position, patience);
        return position;
    }

    /** A reader waits until the writer has closed the instant, and until the standby knows it. */
    private long lastAtClosed(Instant instant, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var closed = times.lastAtClosed(instant);
            if (closed.isPresent()) {
                return closed.getAsLong();
            }
            if (System.nanoTime() > deadline) {
                throw ViewsBehind.open();
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Waits for an instant that is about to come, as the clock of a caller may be a little ahead. */
    private void passed(Instant instant, Duration patience) {
        if (clock.instant().isBefore(instant) && times.isClosed(instant)) {
            return; // the clock was set back, and an answer about that instant is a promise already
        }
        var deadline = System.nanoTime() + patience.toNanos();
        for (var now = clock.instant(); now.isBefore(instant); now = clock.instant()) {
            var ahead = Duration.between(now, instant);
            if (ahead.toNanos() > deadline - System.nanoTime()) {
                throw ViewsBehind.ahead(ahead);
            }
            LockSupport.parkNanos(Math.min(ahead.toNanos(), LOOK_AGAIN.toNanos()));
        }
    }

    private static Instant or(@Nullable Instant given, Instant otherwise) {
        return given == null ? otherwise : given;
    }
}
