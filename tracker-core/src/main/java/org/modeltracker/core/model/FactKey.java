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

    /** The same key for everybody and in any currency: the keys with an equal one form a group, whose claims may bear on each other. */
    public FactKey wider() {
        return without("audience").inAnyCurrency();
    }

    public FactKey inAnyCurrency() {
        return without("currency");
    }

    /** The same key in the currency of another: a correction may change it. */
    public FactKey inCurrencyOf(FactKey other) {
        var changed = new TreeMap<>(inAnyCurrency().key);
        var currency = other.key.get("currency");
        if (currency != null) {
            changed.put("currency", currency);
        }
        return new FactKey(subject, fact, changed);
    }

    private FactKey without(String name) {
        if (!key.containsKey(name)) {
            return this;
        }
        var wider = new TreeMap<>(key);
        wider.remove(name);
        return new FactKey(subject, fact, wider);
    }
}
