package org.modeltracker.core.model;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The key of a fact. Claims with equal keys compete.
 *
 * @param key the values that distinguish keys of one fact: channel, provider, benchmark…; only given values
 */
public record FactKey(Subject subject, FactType fact, SortedMap<String, String> key) {

    public FactKey {
        key = Collections.unmodifiableSortedMap(new TreeMap<>(key));
    }

    /** @param key alternating names and values; a null value leaves its name out */
    public static FactKey of(Subject subject, FactType fact, @Nullable String... key) {
        var given = new TreeMap<String, String>();
        for (int i = 0; i < key.length; i += 2) {
            var name = key[i];
            var value = key[i + 1];
            if (name != null && value != null) {
                given.put(name, value);
            }
        }
        return new FactKey(subject, fact, given);
    }

    /** Whether this is the outcome of the expectation in the other key. */
    public boolean settles(FactKey expectation) {
        return fact == FactType.RESOLUTION
                && Objects.equals(key.get("expectation"), expectation.key().get("event"));
    }

    /** The same key for everybody, without the audience. */
    public FactKey forEverybody() {
        var wider = new TreeMap<>(key);
        wider.remove("audience");
        return new FactKey(subject, fact, wider);
    }
}
