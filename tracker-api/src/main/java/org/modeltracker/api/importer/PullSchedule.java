package org.modeltracker.api.importer;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final Map<String, Adapter> adapters;
    private final Pull pull;
    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    private volatile boolean running;

    PullSchedule(ImportSettings settings, List<Adapter> adapters, Pull pull) {
        this.settings = settings;
        this.adapters = adapters.stream().collect(Collectors.toMap(Adapter::source, Function.identity()));
        this.pull = pull;
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("pull-");
    }

    @Override
    public void start() {
        settings.pull().forEach((source, rhythm) -> {
            var adapter = adapters.get(source);
            if (adapter == null) {
                throw new IllegalArgumentException("tracker.imports.pull contains an unknown source: " + source);
            }
            if (rhythm.isOn()) {
                scheduler.scheduleWithFixedDelay(() -> pull(adapter, rhythm), rhythm.every());
                LOG.info("pulling {} from {} every {}", source, rhythm.url(), rhythm.every());
            }
        });
        running = true;
    }

    private void pull(Adapter adapter, ImportSettings.Rhythm rhythm) {
        if (pull.isFresh(adapter, rhythm.every())) {
            return;
        }
        try {
            pull.start(adapter, rhythm.url(), settings.deadline()).end().join();
        } catch (Problem underWay) {
            LOG.info("not pulling {} now: {}", adapter.source(), underWay.getMessage());
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
