package org.modeltracker.api;

import java.time.Duration;
import java.time.Instant;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole tracker on a database of its own, over real HTTP, with a clock that the test holds. Shared by all tests that extend it: each speaks
 * of models, benchmarks and publishers of its own, and moves the clock forward only.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tracker.rate-limit=off",
            "tracker.lock-patience=2s",
            "tracker.admin-key=" + ApiContext.ADMIN_KEY,
            "tracker.webhooks.allowed-networks=127.0.0.1/32",
            "tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY
        })
@Import(HeldClock.class)
public abstract class ApiContext extends TrackerClient {

    public static final String ADMIN_KEY = "an-admin-key-for-tests-only-0123456789";
    public static final String WEBHOOKS_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    protected static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    /** Where all tests share one log, a test looks at what came after it began. */
    protected static final TestDatabase DATABASE = TestDatabase.fresh();

    @LocalServerPort
    protected int port;

    @Autowired
    protected TestClock clock;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", DATABASE::url);
        registry.add("spring.datasource.username", DATABASE::username);
        registry.add("spring.datasource.password", DATABASE::password);
    }

    @Override
    protected Http http() {
        return new Http("http://localhost:" + port, ADMIN_KEY);
    }

    protected void later(Duration by) {
        clock.advance(by);
    }
}
