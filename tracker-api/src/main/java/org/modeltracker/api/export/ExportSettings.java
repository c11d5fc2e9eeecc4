package org.modeltracker.api.export;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where and how long the files of exports are kept; {@code application.yaml} tells the dangers.
 *
 * @param maxBytes of all kept files together; one that somebody reads may exceed it
 * @param keep after the last reader of a file
 */
@ConfigurationProperties("tracker.exports")
record ExportSettings(
        Path directory,
        @DefaultValue("2GB") DataSize maxBytes,
        @DefaultValue("1h") Duration keep) {}
