package org.modeltracker.api.importer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What the operator may choose about imports; {@code application.yaml} tells the dangers.
 *
 * @param organisations the table of who is who in catalogues
 */
@ConfigurationProperties("tracker.imports")
record ImportSettings(
        @DefaultValue("classpath:importer/organisations.yaml")
        Resource organisations) {}
