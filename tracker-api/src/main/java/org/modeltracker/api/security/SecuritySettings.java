package org.modeltracker.api.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator may choose about keys; {@code application.yaml} tells the dangers.
 *
 * @param adminKey a key with every scope, taken as it is given; empty for none
 */
@ConfigurationProperties("tracker")
record SecuritySettings(@DefaultValue("") String adminKey) {

    private static final int SHORTEST = 16;

    SecuritySettings {
        adminKey = adminKey.strip();
        if (!adminKey.isEmpty() && adminKey.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "tracker.admin-key must have at least %d characters, or it could be guessed".formatted(SHORTEST));
        }
    }
}
