package org.modeltracker.core.projection;

import java.time.Duration;
import org.modeltracker.core.log.ReleaseCheck;
import org.modeltracker.core.projection.RebuildStatus.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the tables of schema {@code view} level with the log. One processor moves them all, so that an answer drawn from several tables is of
 * one position; its token stands in the same schema as the rows it vouches for, and changes with them.
 */
public final class ProjectionDaemon implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionDaemon.class);
    private static final String LIVE = "view";

    private final ViewsProcessor.Factory processors;
    private final ProjectionSchema schemas;
    private final ProjectionProgress position;
    private final DeadLetters deadLetters;
    private final ViewsReplacement replacement;
    private final ReleaseCheck release;
    private final RebuildTable table;
    private volatile ViewsProcessor live;
    private volatile boolean rebuilding;
    private volatile boolean stopped;

    ProjectionDaemon(
            ViewsProcessor.Factory processors,
            ProjectionSchema schemas,
            ProjectionProgress position,
            DeadLetters deadLetters,
            ViewsReplacement replacement,
            ReleaseCheck release,
            RebuildTable table) {
        this.table = table;
        this.release = release;
        this.processors = processors;
        this.schemas = schemas;
        this.position = position;
        this.deadLetters = deadLetters;
        this.replacement = replacement;
        this.live = processor();
    }

    /** How far a rebuild is: events taken in, of those in the log. */
    public interface Progress {
        void report(long done, long total);
    }

    /** The position up to which every view has read the log. */
    public long position() {
        return position.of(LIVE);
    }

    /** Waits until the views have read the log up to a position. @return whether they did, in time */
    public boolean await(long wanted, Duration patience) {
        return position.await(this::position, wanted, patience);
    }

    /**
     * The same for callers who cannot go on without.
     *
     * @throws ViewsBehind if the views have not in time
     */
    public void require(long wanted, Duration patience) {
        if (!await(wanted, patience)) {
            throw ViewsBehind.log();
        }
    }

    /**
     * Claims the right to replay the log into new tables beside the ones that are read, and then to put them in their place. Reads go on
     * meanwhile.
     *
     * @throws RebuildUnderWay if another process, or this one, is at it
     */
    public Rebuild rebuild() {
        var lock = schemas.lock();
        try {
            table.begin(replacement.head());
            return new Rebuild(lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** A rebuild that nobody else is at. It has to be run. */
    public final class Rebuild {

        private final RebuildLock lock;

        private Rebuild(RebuildLock lock) {
            this.lock = lock;
        }

        /** Every node can see how far it is; see {@link RebuildTable}. */
        public void run(Progress progress) {
            try (lock) {
                replace(table.to(progress));
            }
        }
    }

    private void replace(Progress progress) {
        rebuilding = true;
        try {
            replacement.of(LIVE, () -> live.shutDown(), progress);
            table.end(State.DONE, null);
        } catch (RuntimeException e) {
            LOG.error("the rebuild of the views failed; reads still use the old views", e);
            keepFailure(e);
            throw e;
        } finally {
            goOn();
        }
        LOG.info("views rebuilt up to position {}", position());
        position.announce(position());
    }

    /** It says all along that it runs: Spring stops only what does. */
    private void goOn() {
        try {
            follow();
        } finally {
            rebuilding = false;
        }
    }

    /** Where the database is lost, others see that nobody holds the lock any more. */
    private void keepFailure(RuntimeException failure) {
        try {
            boolean isKnown = failure instanceof RebuildFailed;
            table.end(State.FAILED, isKnown ? failure.getMessage() : "The rebuild failed; see the log of the service.");
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Rebuilds tables that an older release filled, so that no reader sees answers of two rules at once, and makes missing ones before anybody
     * reads: an empty answer would be a lie.
     */
    @Override
    public void start() {
        stopped = false;
        if (isRebuildDue()) {
            try (var _ = schemas.awaitLock()) {
                if (isRebuildDue()) {
                    LOG.info("the views are missing, or an older release computed them; they are computed first");
                    table.begin(replacement.head());
                    replace(table.to(new LoggedProgress()));
                }
            }
        }
        follow();
    }

    private boolean isRebuildDue() {
        return schemas.isOutdated(LIVE) || replacement.head() > 0 && schemas.isMissing(LIVE);
    }

    /** A rebuild may end after the daemon has. */
    private synchronized void follow() {
        if (!stopped && !live.isRunning()) {
            schemas.create(LIVE);
            live = processor();
            live.start();
        }
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        live.shutDown();
    }

    @Override
    public boolean isRunning() {
        return live.isRunning() || rebuilding;
    }

    /** Before the web server begins to answer, and until after it has ended. */
    @Override
    public int getPhase() {
        return 0;
    }

    private ViewsProcessor processor() {
        return processors.of(LIVE, new BatchInvoker.Listener() {
            @Override
            public void setAside(long at, String reason) {
                deadLetters.setAside(at, reason);
            }

            @Override
            public void read(long upTo) {
                release.require(); // in the transaction, so that no row by older rules is ever committed
                schemas.notifyReaders(upTo);
            }

            @Override
            public void committed(long upTo) {
                position.announce(upTo);
            }
        });
    }
}
