package org.modeltracker.api.importer;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator may choose about imports; {@code application.yaml} tells the dangers.
 *
 * @param deadline for one pull, from the lookup of the name to the last byte
 * @param pull by source: where its snapshot is, and how often it is fetched
 */
@ConfigurationProperties("tracker.imports")
record ImportSettings(
        @DefaultValue("2m") Duration deadline, @DefaultValue Map<String, Rhythm> pull) {

    /** @param every zero for never */
    record Rhythm(URI url, @DefaultValue("0s") Duration every) {

        boolean isOn() {
            return every.isPositive();
        }
    }
}
