package org.modeltracker.api.evidence;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Runs what looks at pages of other hosts; of these, only what the operator has switched on. A reader node runs none. */
final class PageLoops implements SmartLifecycle {

    private final List<Loop> loops;
    private volatile boolean running;

    PageLoops(List<Loop> loops) {
        this.loops = loops;
    }

    record Loop(Runnable start, Runnable stop) {}

    @Override
    public void start() {
        loops.forEach(loop -> loop.start().run());
        running = true;
    }

    @Override
    public void stop() {
        loops.forEach(loop -> loop.stop().run());
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
