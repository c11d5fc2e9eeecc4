package org.modeltracker.api.reader;

import jakarta.servlet.Filter;
import org.flywaydb.core.Flyway;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractApplicationContext;

/** What is different on a reader: it does not migrate, starts nothing that writes, and refuses writes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tracker.role", havingValue = "reader")
class ReaderConfiguration {

    /** Nobody needs a key to learn where the writer is; the filters of security are at -100. */
    private static final int BEFORE_SECURITY = -110;

    @Bean(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME)
    ReadingWorkOnly lifecycleProcessor() {
        return new ReadingWorkOnly();
    }

    @Bean
    FilterRegistrationBean<Filter> writeRefusal(
            @Value("${tracker.writer-url:}") String writerUrl, ProblemWriter problems) {
        var filter = new FilterRegistrationBean<Filter>(new WriteRefusal(writerUrl, problems));
        filter.setOrder(BEFORE_SECURITY);
        return filter;
    }

    @Bean
    FlywayMigrationStrategy noMigration() {
        return ReaderConfiguration::refuseOlderSchemas;
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
