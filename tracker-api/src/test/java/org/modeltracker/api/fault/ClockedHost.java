package org.modeltracker.api.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.modeltracker.api.Http;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.TestDatabase;

/** This JVM, in which the tracker's clock is the test's: it ticks with the true time, and steps when it is set. */
final class ClockedHost implements Host {

    /** Said by {@link SecondTracker}; said twice, they would be lists. */
    private static final Set<String> GIVEN = Set.of(
            "spring.datasource.url", "spring.datasource.username", "spring.datasource.password", "tracker.admin-key");

    private final TestDatabase database;
    private final String[] settings;
    private volatile Duration offset = Duration.ZERO;
    private volatile boolean open;
    private SecondTracker tracker;

    ClockedHost(TestDatabase database, Map<String, String> settings) {
        this.database = database;
        this.settings = settings.entrySet().stream()
                .filter(setting -> !GIVEN.contains(setting.getKey()))
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    @Override
    public void start() {
        tracker = SecondTracker.start(database, Instant.now(), settings);
        open = true;
        var clock = tracker.context().getBean(TestClock.class);
        Thread.ofVirtual().name("clock").start(() -> {
            while (open) {
                clock.set(Instant.now().plus(offset));
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        });
    }

    @Override
    public Http http() {
        return tracker.http();
    }

    @Override
    public boolean hasClock() {
        return true;
    }

    @Override
    public void stepClock(Duration by) {
        offset = by;
    }

    @Override
    public void close() {
        open = false;
        if (tracker != null) {
            tracker.close();
        }
    }
}
