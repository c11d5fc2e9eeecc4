package org.modeltracker.api;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The tests of a class have a tracker of their own, with a log that holds nothing but what they record. */
abstract class OwnTracker extends TrackerClient {

    private static SecondTracker tracker;

    @BeforeAll
    static void start() {
        tracker = SecondTracker.start(ApiContext.NOW);
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    @Override
    protected Http http() {
        return tracker.http();
    }

    static DataSource database() {
        return tracker.context().getBean(DataSource.class);
    }
}
