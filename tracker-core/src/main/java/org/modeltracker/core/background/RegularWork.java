package org.modeltracker.core.background;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Does the same work at regular intervals, such as deleting what has expired. What fails is logged, and tried again at the next one. */
public final class RegularWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RegularWork.class);

    private final String name;
    private final Duration every;
    private final Runnable work;
    private @Nullable SimpleAsyncTaskScheduler scheduler;

    public RegularWork(String name, Duration every, Runnable work) {
        this.name = name;
        this.every = every;
        this.work = work;
    }

    /** May be called again after a stop. */
    @Override
    public synchronized void start() {
        var regularly = new SimpleAsyncTaskScheduler();
        regularly.setVirtualThreads(true);
        regularly.setThreadNamePrefix(name + "-");
        regularly.setErrorHandler(failure -> LOG.warn("{} failed and will be retried in {}", name, every, failure));
        regularly.scheduleWithFixedDelay(work, every);
        scheduler = regularly;
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.close();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }
}
