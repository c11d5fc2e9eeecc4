package org.modeltracker.api.importer;

import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.importer.catalogue.Adapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

/** Pulls the sources that the operator wants pulled, each in its own rhythm, however many processes there are. */
@Component
class PullSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PullSchedule.class);

    private final ImportSettings settings;
    private final SourceChoice sources;
    private final Pull pull;
    private final SourcePasts pasts;
    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    private volatile boolean running;

    PullSchedule(ImportSettings settings, SourceChoice sources, Pull pull, SourcePasts pasts) {
        this.settings = settings;
        this.sources = sources;
        this.pull = pull;
        this.pasts = pasts;
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("pull-");
    }

    @Override
    public void start() {
        sources.pulled().forEach((source, rhythm) -> {
            var adapter = sources.adapter(source);
            scheduler.scheduleWithFixedDelay(() -> pull(adapter, rhythm), rhythm.every());
            LOG.info("pulling {} from {} every {}", source, rhythm.url(), rhythm.every());
        });
        running = true;
    }

    private void pull(Adapter adapter, ImportSettings.Rhythm rhythm) {
        if (!pull.isFresh(adapter, rhythm.every())) {
            try {
                var ended = pull.start(adapter, rhythm.url(), settings.deadline())
                        .end()
                        .join();
                pasts.pulled(adapter.source(), ended.problem() == null);
            } catch (Problem underWay) {
                LOG.info("not pulling {} now: {}", adapter.source(), underWay.getMessage());
            }
        }
        pasts.importOf(adapter.source());
    }

    @Override
    public void stop() {
        scheduler.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
