package org.modeltracker.api.webhook;

import java.util.List;
import org.modeltracker.core.background.PollingLoop;
import org.springframework.context.SmartLifecycle;

/** Runs what is sent because its time has come. */
final class TimedNews implements SmartLifecycle {

    private final List<PollingLoop> loops;

    TimedNews(List<PollingLoop> loops) {
        this.loops = loops;
    }

    @Override
    public void start() {
        loops.forEach(PollingLoop::start);
    }

    @Override
    public void stop() {
        loops.forEach(PollingLoop::stop);
    }

    @Override
    public boolean isRunning() {
        return loops.stream().allMatch(PollingLoop::isRunning);
    }
}
