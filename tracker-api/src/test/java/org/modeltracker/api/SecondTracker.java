package org.modeltracker.api;

import java.time.Instant;
import java.util.stream.Stream;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Another tracker, empty, on a database of its own, with a clock that stands. */
public record SecondTracker(ConfigurableApplicationContext context) implements AutoCloseable {

    public static SecondTracker start(Instant now) {
        return start(now, "--tracker.rate-limit=off");
    }

    public static SecondTracker start(Instant now, String... settings) {
        return start(TestDatabase.fresh(), now, settings);
    }

    /** @param settings as on the command line */
    public static SecondTracker start(TestDatabase database, Instant now, String... settings) {
        var application = new SpringApplication(TrackerApplication.class, HeldClock.class);
        var own = Stream.of(
                "--server.port=0",
                "--tracker.admin-key=" + ApiContext.ADMIN_KEY,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password());
        var context = application.run(Stream.concat(own, Stream.of(settings)).toArray(String[]::new));
        context.getBean(TestClock.class).set(now);
        return new SecondTracker(context);
    }

    public Http http() {
        return new Http(base(), ApiContext.ADMIN_KEY);
    }

    public String base() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
