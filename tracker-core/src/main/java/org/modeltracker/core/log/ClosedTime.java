package org.modeltracker.core.log;

import java.time.Clock;
import java.time.Duration;
import org.modeltracker.core.background.PollingLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Closes record time every second, a second behind the clock. A reader on a standby cannot close an instant itself; it answers for those that
 * are closed.
 */
final class ClosedTime implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ClosedTime.class);
    private static final Duration BEHIND = Duration.ofSeconds(1);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final RecordTimes times;
    private final Clock clock;
    private final PollingLoop loop = new PollingLoop("closed-time", this::close);

    ClosedTime(RecordTimes times, Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    private Duration close() {
        try {
            times.lastAt(clock.instant().minus(BEHIND));
        } catch (LogBusy e) {
            LOG.debug("appends under way keep record time open; it is closed in the next second", e);
        }
        return EVERY;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
