package org.modeltracker.api.reader;

import java.time.Duration;
import org.modeltracker.core.background.PollingLoop;
import org.modeltracker.core.background.ReadingWork;
import org.modeltracker.core.log.ReleaseCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether a newer release has changed the tables. Then it stops what writes in the background, and reading goes on. */
final class OutdatedNode implements ReadingWork {

    private static final Logger LOG = LoggerFactory.getLogger(OutdatedNode.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ReleaseCheck release;
    private final ReadingWorkOnly work;
    private final PollingLoop loop = new PollingLoop("release-check", this::look);
    private boolean told;

    OutdatedNode(ReleaseCheck release, ReadingWorkOnly work) {
        this.release = release;
        this.work = work;
    }

    private Duration look() {
        if (!told) {
            release.look().ifPresent(this::stopWriting);
        }
        return EVERY;
    }

    private void stopWriting(String migration) {
        told = true;
        LOG.warn(
                "The database has migration {}, which this release does not know. This node only reads now; replace it.",
                migration);
        work.stopWriting();
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
