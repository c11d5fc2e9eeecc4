package org.modeltracker.api.database;

import org.modeltracker.core.background.NodeRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the embedded server and tells Spring Boot how to reach it. Pool and migrations are Boot's own, as with any
 * server; they depend on the details, and these on the server, so the server starts first and stops last.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(NoDatabaseGiven.class)
@EnableConfigurationProperties(EmbeddedSettings.class)
class EmbeddedDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    @Bean(destroyMethod = "close")
    EmbeddedServer embeddedServer(EmbeddedSettings settings, NodeRole role, ApplicationContext context) {
        if (role != NodeRole.ALL) {
            throw new DatabaseStartException(
                    "The embedded database serves one node, but tracker.role is %s.".formatted(role.word()),
                    "Name your PostgreSQL in SPRING_DATASOURCE_URL, or remove tracker.role.");
        }
        var server = EmbeddedServer.start(
                settings.dataDirectory(), settings.embeddedPort(), InstalledPrograms.at(settings.postgresHome()));
        server.watch(failure -> end(context, failure));
        return server;
    }

    /** Without its database the tracker can do nothing, and who started it can tell from the exit code. */
    private static void end(ApplicationContext context, DatabaseStartException failure) {
        LOG.error("The tracker stops: {} {}", failure.getMessage(), failure.action());
        // Not on the watchdog's thread: that one is a daemon, and the JVM would end with 0 as soon as the web server
        // has.
        Thread.ofPlatform()
                .daemon(false)
                .name("tracker-ends")
                .start(() -> System.exit(SpringApplication.exit(context, () -> 1)));
    }

    @Bean
    JdbcConnectionDetails embeddedConnectionDetails(EmbeddedServer server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl();
            }

            @Override
            public String getUsername() {
                return Cluster.OWNER;
            }

            @Override
            public String getPassword() {
                return ""; // the server trusts this machine
            }
        };
    }
}
