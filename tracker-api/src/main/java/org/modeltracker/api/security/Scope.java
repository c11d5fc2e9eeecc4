package org.modeltracker.api.security;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a key may do. */
enum Scope {
    EVENTS_WRITE("events:write"),
    WEBHOOKS_WRITE("webhooks:write"),
    KEYS_ADMIN("keys:admin"),
    HISTORY_READ("history:read");

    static final Set<String> WORDS =
            Arrays.stream(values()).map(Scope::word).collect(Collectors.toCollection(TreeSet::new));

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
