package org.modeltracker.api;

import java.time.Instant;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Another tracker, empty, on a database of its own, with a clock that stands. */
public record SecondTracker(ConfigurableApplicationContext context) implements AutoCloseable {

    public static SecondTracker start(Instant now) {
        var database = TestDatabase.fresh();
        var application = new SpringApplication(TrackerApplication.class, ApiContext.Held.class);
        var context = application.run(
                "--server.port=0",
                "--tracker.rate-limit=off",
                "--tracker.admin-key=" + ApiContext.ADMIN_KEY,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password());
        context.getBean(TestClock.class).set(now);
        return new SecondTracker(context);
    }

    public Http http() {
        return new Http(
                "http://localhost:" + context.getEnvironment().getProperty("local.server.port"), ApiContext.ADMIN_KEY);
    }

    @Override
    public void close() {
        context.close();
    }
}
