package org.modeltracker.api.log;

import java.time.Duration;
import org.modeltracker.core.log.HeadLock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says when a session keeps the lock of the log's head and does nothing. This node is well and reads go on, so it is out of service rather than
 * down: no write succeeds anywhere until that session ends. The server ends it after 15 s; a longer time means that its time-outs are not set.
 */
@Component
class HeadHealthIndicator implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HeadLock lock;

    HeadHealthIndicator(HeadLock lock) {
        this.lock = lock;
    }

    @Override
    public Health health() {
        return lock.silentFor(PATIENCE)
                .map(holder -> Health.outOfService().withDetail("holder", holder))
                .orElseGet(Health::up)
                .build();
    }
}
