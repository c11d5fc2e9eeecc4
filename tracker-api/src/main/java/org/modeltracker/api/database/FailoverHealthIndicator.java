package org.modeltracker.api.database;

import java.util.regex.Pattern;
import org.modeltracker.api.log.HealthStatus;
import org.modeltracker.core.background.NodeRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Says when a fail-over can lose acknowledged events: the address of the database names several hosts, and commits wait for no standby. Answers are
 * cached by position, so a position that is lost and used again makes caches lie.
 */
@Component
class FailoverHealthIndicator implements HealthIndicator, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(FailoverHealthIndicator.class);

    private static final String REASON =
            "Commits wait for no standby. A fail-over can lose acknowledged events, and new events then get their positions.";

    private static final Pattern SEVERAL_HOSTS = Pattern.compile("^jdbc:postgresql://[^/?]*,");

    private static final String SETTINGS =
            "select current_setting('synchronous_standby_names') as standbys, current_setting('synchronous_commit') as mode";

    private final JdbcTemplate jdbc;
    private final boolean failsOver;

    FailoverHealthIndicator(JdbcConnectionDetails database, NodeRole role, JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.failsOver =
                !role.isReader() && SEVERAL_HOSTS.matcher(database.getJdbcUrl()).find();
    }

    private record Settings(String standbys, String mode) {

        boolean isWaiting() {
            return !standbys.isBlank() && !mode.equals("off") && !mode.equals("local");
        }
    }

    /** At the start, for operators who read no health. */
    @Override
    public void afterSingletonsInstantiated() {
        if (failsOver) {
            var settings = settings();
            if (!settings.isWaiting()) {
                LOG.warn("{} {}", REASON, settings);
            }
        }
    }

    @Override
    public Health health() {
        if (!failsOver) {
            return Health.up().build();
        }
        var settings = settings();
        var health = settings.isWaiting()
                ? Health.up()
                : Health.status(HealthStatus.DEGRADED).withDetail("reason", REASON);
        return health.withDetail("synchronous_standby_names", settings.standbys)
                .withDetail("synchronous_commit", settings.mode)
                .build();
    }

    private Settings settings() {
        return jdbc.query(SETTINGS, (row, n) -> new Settings(row.getString("standbys"), row.getString("mode")))
                .getFirst();
    }
}
