package org.modeltracker.api.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator may choose about the embedded server; {@code application.yaml} tells the dangers.
 *
 * @param dataDirectory relative paths start at the working directory
 * @param embeddedPort on the loopback interface
 * @param postgresHome the directory of an installed PostgreSQL, whose {@code bin} is run; empty for that of the jar
 */
@ConfigurationProperties("tracker")
record EmbeddedSettings(
        @DefaultValue("tracker-data") Path dataDirectory,
        @DefaultValue("54329") int embeddedPort,
        @DefaultValue("") String postgresHome) {}
