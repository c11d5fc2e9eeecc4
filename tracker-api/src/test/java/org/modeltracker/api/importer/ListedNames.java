package org.modeltracker.api.importer;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.organisation.OrganisationEvent.OrganisationRegistered;
import org.modeltracker.core.release.ReleaseEvent.ModelAnnounced;
import org.modeltracker.core.release.ReleaseEvent.ModelReleased;

/** What events said up to one of them of which model each listing is, and of what models are called: only the newest decision counts. */
final class ListedNames {

    private final Map<String, ModelIdentified> identified = new HashMap<>();
    private final Map<UUID, String> decisions = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();
    private final Map<String, String> sellers = new HashMap<>();

    void take(RecordedEvent event) {
        var subject = event.claim().subject().id();
        switch (event.claim().data().effectiveData()) {
            case ModelIdentified decision -> {
                identified.put(subject, decision);
                decisions.put(event.id(), subject);
            }
            case ModelReleased released -> named(subject, released.name());
            case OrganisationRegistered registered -> sellers.put(subject, registered.name());
            case ModelAnnounced announced -> named(subject, announced.name());
            case ClaimRetracted retraction -> {
                var undecided = decisions.get(retraction.retracts());
                if (undecided != null) {
                    identified.remove(undecided);
                }
            }
            default -> {} // nothing else names a model or a seller
        }
    }

    private void named(String subject, String name) {
        names.computeIfAbsent(subject, id -> new TreeSet<>()).add(name);
    }

    /** Snapshot, variant and region of a listing, and whether it is a moving name: its own decision first, then that on its model. */
    Map<String, String> facets(String subject) {
        var facets = new TreeMap<String, String>();
        var at = subject;
        for (var decision = next(at); decision != null; decision = next(at)) {
            putIfAbsent(facets, "snapshot", decision.snapshot());
            putIfAbsent(facets, "variant", decision.variant());
            putIfAbsent(facets, "region", decision.region());
            putIfAbsent(facets, "alias", decision.pointsTo() == null ? null : "true");
            at = decision.sameAs();
        }
        return facets;
    }

    /** What a seller is called in brackets. */
    String seller(String id) {
        return sellers.getOrDefault(id, id).replace(" (", ", ").replace(")", "");
    }

    /** Whether somebody called the model so; an id is a name only without any other. */
    boolean isCalled(String subject, String name) {
        var model = model(subject);
        var all = new TreeSet<String>();
        names.forEach((id, called) -> {
            if (model(id).equals(model)) {
                all.addAll(called);
            }
        });
        return all.isEmpty() ? name.equals(model) : all.contains(name);
    }

    private String model(String subject) {
        var at = subject;
        for (var decision = next(at); decision != null; decision = next(at)) {
            at = decision.sameAs();
        }
        return at;
    }

    private @Nullable ModelIdentified next(String subject) {
        var decision = identified.get(subject);
        return decision == null || decision.sameAs().equals(subject) ? null : decision;
    }

    private static void putIfAbsent(Map<String, String> facets, String name, @Nullable String value) {
        if (value != null) {
            facets.putIfAbsent(name, value);
        }
    }
}
