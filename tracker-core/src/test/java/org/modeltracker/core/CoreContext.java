package org.modeltracker.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The core as it runs, on a database of its own, with a clock that the test holds. Shared by all tests that extend it. */
@SpringBootTest(
        classes = CoreContext.Application.class,
        properties = {CoreContext.LOCATIONS, CoreContext.SCHEMAS, CoreContext.NO_WEB, "tracker.lock-patience=2s"})
public abstract class CoreContext {

    static final String LOCATIONS = "spring.flyway.locations=classpath:db/log,classpath:db/work";
    static final String SCHEMAS = "spring.flyway.schemas=log,work";
    static final String NO_WEB = "spring.main.web-application-type=none";

    protected static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    protected static final TestDatabase DATABASE = TestDatabase.fresh();

    @Autowired
    protected Recorder recorder;

    @Autowired
    protected ProjectionDaemon views;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", DATABASE::url);
        registry.add("spring.datasource.username", DATABASE::username);
        registry.add("spring.datasource.password", DATABASE::password);
    }

    /** One more, for a test that shares its database with no other. The caller closes it. */
    public static ConfigurableApplicationContext start(TestDatabase database) {
        return new SpringApplicationBuilder(Application.class)
                .properties(LOCATIONS, SCHEMAS, NO_WEB)
                .properties(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password(),
                        "spring.datasource.hikari.maximum-pool-size=40")
                .run();
    }

    /** Records facts one after the other; the last of them is handed back once every view has it. */
    protected RecordedEvent record(Facts... facts) {
        var last = Arrays.stream(facts)
                .map(fact -> record(UUID.randomUUID(), fact))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(views.await(last.event().position(), Duration.ofSeconds(20)))
                .as("views up to " + last.event().position())
                .isTrue();
        return last.event();
    }

    protected RecordingResult.Stored record(UUID id, Facts fact) {
        var outcome = recorder.record(List.of(new Draft(id, fact.claim())), "test", false)
                .getFirst();
        assertThat(outcome).isInstanceOf(RecordingResult.Stored.class);
        return (RecordingResult.Stored) outcome;
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

        @Bean
        Stumble stumble() {
            return new Stumble();
        }
    }
}
