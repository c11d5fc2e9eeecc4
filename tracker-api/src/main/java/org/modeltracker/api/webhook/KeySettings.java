package org.modeltracker.api.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of keys that people ask for; {@code application.yaml} describes each with its danger.
 *
 * @param byEmail whether anybody with a mailbox may have a key
 */
@ConfigurationProperties("tracker.keys")
record KeySettings(@DefaultValue("false") boolean byEmail) {}
