package org.modeltracker.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.log.HealthStatus;
import org.modeltracker.core.StandbyPair;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.background.NodeRole;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;

/** Health tells whether a fail-over can lose what was acknowledged. */
class FailoverHealthIT {

    @TempDir
    private Path folder;

    @Test
    void it_is_degraded_until_commits_wait_for_the_standby() throws Exception {
        try (var databases = StandbyPair.start(folder)) {
            var health = health(databases.either(), NodeRole.WORKER);
            health.afterSingletonsInstantiated();
            assertThat(health.health().getStatus()).isEqualTo(HealthStatus.DEGRADED);
            assertThat(health.health().getDetails()).containsEntry("synchronous_standby_names", "");
            databases.commitOnBoth();
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            databases.failOver();
            assertThat(health(databases.primary(), NodeRole.WORKER).health().getStatus())
                    .as("no other host can take its place")
                    .isEqualTo(Status.UP);
            assertThat(health.health().getStatus()).as("alone").isEqualTo(HealthStatus.DEGRADED);
            databases.replaceLost();
            databases.commitOnBoth();
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    void a_reader_commits_nothing() {
        var two = TestDatabase.fresh();
        var url = two.url().replaceFirst("//([^/]+)/", "//$1,$1/");
        var database = new TestDatabase(url, two.username(), two.password());
        assertThat(health(database, NodeRole.READER).health().getStatus()).isEqualTo(Status.UP);
        assertThat(health(database, NodeRole.ALL).health().getStatus()).isEqualTo(HealthStatus.DEGRADED);
    }

    private static FailoverHealthIndicator health(TestDatabase database, NodeRole role) {
        var details = new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return database.url();
            }

            @Override
            public String getUsername() {
                return database.username();
            }

            @Override
            public String getPassword() {
                return database.password();
            }
        };
        return new FailoverHealthIndicator(details, role, new JdbcTemplate(database.dataSource()));
    }
}
