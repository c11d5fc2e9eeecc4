package org.modeltracker.api.export;

import java.time.Duration;
import org.modeltracker.core.background.PollingLoop;
import org.springframework.context.SmartLifecycle;

/** Deletes kept files in time, also while nobody asks for exports. */
final class ExportRetention implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final PollingLoop rounds;

    ExportRetention(KeptFiles files) {
        this.rounds = new PollingLoop("export-retention", () -> {
            files.sweep();
            return EVERY;
        });
    }

    @Override
    public void start() {
        rounds.start();
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
