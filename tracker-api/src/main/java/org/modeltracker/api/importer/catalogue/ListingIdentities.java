package org.modeltracker.api.importer.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Subject;

/** Which models the listings of a snapshot are. */
final class ListingIdentities {

    private final Map<Subject, ListingIdentity> byListing = new HashMap<>();

    void add(ListingIdentity identity) {
        byListing.put(identity.listing(), identity);
    }

    /** What is said of one spelling is said of another. */
    void move(Subject from, Subject to) {
        var identity = byListing.remove(from);
        if (identity != null) {
            add(identity.of(to));
        }
    }

    /** Null if the snapshot does not tell. */
    @Nullable
    ListingIdentity of(Subject listing) {
        return byListing.get(listing);
    }

    Set<Subject> listings() {
        return byListing.keySet();
    }

    /** The models that its listings are. They must be known before the listings. */
    Set<Subject> models() {
        return byListing.values().stream()
                .map(identity -> Subject.model(identity.data().sameAs()))
                .collect(Collectors.toSet());
    }

    /** How many listings each rule recognised. */
    Map<String, Integer> byRule() {
        return byListing.values().stream()
                .collect(Collectors.groupingBy(
                        identity -> identity.rule().word(), TreeMap::new, Collectors.summingInt(identity -> 1)));
    }
}
