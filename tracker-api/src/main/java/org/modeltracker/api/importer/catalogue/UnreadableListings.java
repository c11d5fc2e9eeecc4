package org.modeltracker.api.importer.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.modeltracker.core.model.Subject;

/** Offerings that a snapshot lists, and of which no more is known, by name. */
final class UnreadableListings {

    private final Map<String, OfferingKey> byName = new HashMap<>();

    void add(CatalogueOffering offering) {
        byName.put(offering.name(), offering.key());
    }

    void move(Map<String, OfferingKey> places) {
        byName.replaceAll((name, key) -> places.getOrDefault(name, key));
    }

    /** Whether it is one of them, in any tier. */
    boolean has(OfferingKey offering) {
        return byName.values().stream()
                .anyMatch(key -> key.equals(offering) || key.withoutTier().equals(offering));
    }

    Set<OfferingKey> of(Subject subject) {
        return byName.values().stream()
                .filter(key -> key.subject().equals(subject))
                .collect(Collectors.toSet());
    }

    Map<String, OfferingKey> byName() {
        return byName;
    }
}
