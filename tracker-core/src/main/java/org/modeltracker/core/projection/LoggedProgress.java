package org.modeltracker.core.projection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far a replay is, at every tenth of the way. */
final class LoggedProgress implements ProjectionDaemon.Progress {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedProgress.class);

    private long tenths;

    @Override
    public void report(long done, long total) {
        long now = total == 0 ? 10 : done * 10 / total;
        if (now > tenths) {
            tenths = now;
            LOG.info("{} of {} events replayed", done, total);
        }
    }
}
