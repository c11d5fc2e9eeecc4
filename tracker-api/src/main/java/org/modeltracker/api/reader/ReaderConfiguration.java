package org.modeltracker.api.reader;

import jakarta.servlet.Filter;
import org.flywaydb.core.Flyway;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.modeltracker.core.background.NodeRole;
import org.modeltracker.core.log.ReleaseCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * What is different on a node that only reads: a reader, or one whose database belongs to a newer release. It does not migrate, starts nothing
 * that writes, and refuses writes.
 */
@Configuration(proxyBeanMethods = false)
class ReaderConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderConfiguration.class);

    /** Nobody needs a key to learn where the writer is; the filters of security are at -100. */
    private static final int BEFORE_SECURITY = -110;

    @Bean(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME)
    ReadingWorkOnly lifecycleProcessor(NodeRole role, ReleaseCheck release) {
        return new ReadingWorkOnly(() -> role.isReader() || release.met().isPresent());
    }

    @Bean
    OutdatedNode outdatedNode(ReleaseCheck release, ReadingWorkOnly work) {
        return new OutdatedNode(release, work);
    }

    @Bean
    FilterRegistrationBean<Filter> writeRefusal(
            @Value("${tracker.writer-url:}") String writerUrl,
            NodeRole role,
            ReleaseCheck release,
            ProblemWriter problems) {
        var filter = new FilterRegistrationBean<Filter>(
                new WriteRefusal(new ReadOnlyPolicy(writerUrl, role, release), problems));
        filter.setOrder(BEFORE_SECURITY);
        return filter;
    }

    @Bean
    FlywayMigrationStrategy migrationByRole(NodeRole role, ReleaseCheck release) {
        return flyway -> {
            var unknown = release.look();
            if (role.isReader()) {
                refuseOlderSchemas(flyway);
            } else if (unknown.isPresent()) {
                LOG.warn(
                        "not migrated: the database has migration {}, which this release does not know", unknown.get());
            } else {
                flyway.migrate();
            }
        };
    }

    private static void refuseOlderSchemas(Flyway flyway) {
        var missing = flyway.info().pending();
        if (missing.length > 0) {
            throw new IllegalStateException(
                    "The schemas of the database are older than this release: migration %s is missing. Start a writer of this release first."
                            .formatted(missing[0].getScript()));
        }
    }
}
