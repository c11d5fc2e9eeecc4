package org.modeltracker.core;

import java.time.Instant;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The core as it runs, on a database of its own, with a clock that the test holds. Shared by all tests that extend it. */
@SpringBootTest(
        classes = CoreContext.Application.class,
        properties = {
            "spring.flyway.locations=classpath:db/log,classpath:db/work",
            "spring.flyway.schemas=log,work",
            "spring.main.web-application-type=none"
        })
public abstract class CoreContext {

    protected static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", DATABASE::url);
        registry.add("spring.datasource.username", DATABASE::username);
        registry.add("spring.datasource.password", DATABASE::password);
    }

    @TestComponent // an application that scans this package leaves it out
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(CoreConfiguration.class)
    static class Application {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock(NOW);
        }
    }
}
