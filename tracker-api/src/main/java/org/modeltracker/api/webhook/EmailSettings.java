package org.modeltracker.api.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of news by e-mail beside Spring's own of the SMTP server; {@code application.yaml} describes each with its danger.
 *
 * @param from the sender; empty for the user of the SMTP server, or {@code tracker@} the host of the public address
 * @param concurrency connections of one process to the SMTP server at once
 */
@ConfigurationProperties("tracker.email")
record EmailSettings(
        @DefaultValue("") String from, @DefaultValue("4") int concurrency) {}
