package org.modeltracker.api;

import java.time.Instant;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole tracker on a database of its own, over real HTTP, with a clock that the test holds. Shared by all tests that extend it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "tracker.rate-limit=off",
    "tracker.admin-key=" + ApiContext.ADMIN_KEY
})
@Import(ApiContext.Held.class)
public abstract class ApiContext {

    public static final String ADMIN_KEY = "an-admin-key-for-tests-only-0123456789";
    protected static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @LocalServerPort
    private int port;

    @Autowired
    protected TestClock clock;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", DATABASE::url);
        registry.add("spring.datasource.username", DATABASE::username);
        registry.add("spring.datasource.password", DATABASE::password);
    }

    @TestConfiguration
    static class Held {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock(NOW);
        }
    }

    /** As the operator. */
    protected Http http() {
        return new Http("http://localhost:" + port, ADMIN_KEY);
    }

    /** As anybody. */
    protected Http anybody() {
        return http().with(null);
    }
}
