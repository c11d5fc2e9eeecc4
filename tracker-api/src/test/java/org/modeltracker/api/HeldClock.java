package org.modeltracker.api;

import org.modeltracker.core.TestClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that the test holds, in the place of the system's. */
@TestConfiguration
class HeldClock {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock(ApiContext.NOW);
    }
}
