package org.modeltracker.api.webhook;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a subscriber asks of the hub; the constants are named as {@code hub.mode} has them. */
enum HubMode {
    SUBSCRIBE,
    UNSUBSCRIBE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<HubMode> of(String word) {
        return Stream.of(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
