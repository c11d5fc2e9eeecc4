package org.modeltracker.api.database;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
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

    @Bean(destroyMethod = "close")
    EmbeddedServer embeddedServer(EmbeddedSettings settings) {
        return EmbeddedServer.start(settings.dataDirectory(), settings.embeddedPort());
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
