package org.modeltracker.api.http;

import java.time.Clock;
import java.time.Duration;
import org.modeltracker.core.background.RegularWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes the windows of readers that are over, so that nobody's address stays, not even as a SHA-256. */
@Configuration(proxyBeanMethods = false)
class QuotaRetention {

    private static final Duration EVERY = Duration.ofMinutes(10);

    @Bean
    RegularWork quotasForgotten(QuotaTable quotas, Clock clock) {
        return new RegularWork("quota-retention", EVERY, () -> quotas.deleteOver(clock.instant()));
    }
}
