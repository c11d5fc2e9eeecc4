package org.modeltracker.api.reader;

import org.modeltracker.api.log.HealthStatus;
import org.modeltracker.core.log.ReleaseCheck;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says that the database belongs to a newer release. The node still answers reads, so it is degraded and not down. */
@Component
class ReleaseHealthIndicator implements HealthIndicator {

    private final ReleaseCheck release;

    ReleaseHealthIndicator(ReleaseCheck release) {
        this.release = release;
    }

    @Override
    public Health health() {
        return release.met()
                .map(script -> Health.status(HealthStatus.DEGRADED).withDetail("unknown_migration", script))
                .orElseGet(Health::up)
                .build();
    }
}
