package org.modeltracker.api.importer;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** How soon a source is tried again that could not be reached. */
    private static final Duration SOON = Duration.ofMinutes(10);

    private final ImportSettings settings;
    private final SourceChoice sources;
    private final Pull pull;
    private final SourcePasts pasts;
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
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
            var tick = rhythm.every().compareTo(SOON) < 0 ? rhythm.every() : SOON;
            scheduler.scheduleWithFixedDelay(() -> pull(adapter, rhythm), tick);
            LOG.info(
                    "pulling {} from {} every {}",
                    source,
                    rhythm.url() == null ? rhythm.past() : rhythm.url(),
                    rhythm.every());
        });
        running = true;
    }

    private void pull(Adapter adapter, ImportSettings.Rhythm rhythm) {
        boolean isFirst = begun.add(adapter.source());
        boolean isDue = !pull.isFresh(adapter, rhythm.every()) && (isFirst || !pull.isTried(adapter, SOON));
        var url = rhythm.url();
        if (url == null) {
            if (isDue) {
                pasts.keepUp(adapter.source(), rhythm);
            }
            return;
        }
        boolean isPulled = isDue && pull(adapter, url);
        if (isFirst || isPulled) {
            pasts.importOf(adapter.source());
        }
    }

    private boolean pull(Adapter adapter, URI url) {
        try {
            var ended = pull.start(adapter, url, settings.deadline()).end().join();
            pasts.pulled(adapter.source(), ended.run().state() != ImportRun.State.FAILED);
            return true;
        } catch (Problem underWay) {
            LOG.info("not pulling {} now: {}", adapter.source(), underWay.getMessage());
            return false;
        }
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
