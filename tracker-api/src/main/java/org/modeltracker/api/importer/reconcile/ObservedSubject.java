package org.modeltracker.api.importer.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.modeltracker.api.importer.catalogue.CatalogueOffering;
import org.modeltracker.api.importer.catalogue.ObservedStatement;
import org.modeltracker.api.importer.catalogue.Snapshot;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.release.ReleaseEvent.ModelReleased;

/** What a snapshot says about one subject, by fact key. That the subject exists comes first. */
final class ObservedSubject {

    private static final UUID NO_ROOT = new UUID(0, 0);

    private final Map<FactKey, List<ObservedStatement>> statements = new LinkedHashMap<>();
    private final Set<FactKey> unpriced = new HashSet<>();

    private ObservedSubject() {}

    static ObservedSubject of(Snapshot snapshot, Subject subject) {
        var shown = new ObservedSubject();
        var offerings = snapshot.offerings(subject).stream()
                .sorted(Comparator.comparing((CatalogueOffering one) -> !one.isOwn())
                        .thenComparing(one -> one.tier() != null)
                        .thenComparing(CatalogueOffering::name))
                .toList();
        if (!offerings.isEmpty()) {
            shown.add(description(snapshot, offerings));
        }
        offerings.forEach(offering -> shown.add(snapshot, offering));
        snapshot.words(subject).stream()
                .sorted(Comparator.comparing(statement -> !statement.data().createsSubject()))
                .forEach(shown::add);
        return shown;
    }

    Set<FactKey> questions() {
        var all = new LinkedHashSet<>(statements.keySet());
        all.addAll(unpriced);
        return all;
    }

    List<ObservedStatement> statements(FactKey question) {
        return statements.getOrDefault(question, List.of());
    }

    boolean isUnpriced(FactKey question) {
        return unpriced.contains(question);
    }

    private void add(Snapshot snapshot, CatalogueOffering offering) {
        var source = snapshot.at(offering.name());
        var access = offering.access();
        var question = question(offering.model(), access);
        if (!statements.containsKey(question)) { // variants of one model share its access
            add(ObservedStatement.seen(question, access, source));
        }
        var pricing = offering.pricing();
        if (pricing == null) {
            unpriced.add(offering.key().pricing());
        } else {
            add(ObservedStatement.seen(question(offering.model(), pricing), pricing, source));
        }
    }

    private void add(ObservedStatement statement) {
        statements
                .computeIfAbsent(statement.question(), question -> new ArrayList<>())
                .add(statement);
    }

    /** The maker's own entry describes the model; every name it goes by is kept. */
    private static ObservedStatement description(Snapshot snapshot, List<CatalogueOffering> offerings) {
        var chosen = offerings.getFirst();
        var d = chosen.description();
        var names = offerings.stream()
                .flatMap(offering -> offering.description().vendorIds().stream())
                .distinct()
                .sorted()
                .limit(100)
                .toList();
        var all = new ModelReleased(
                d.name(),
                d.family(),
                d.summary(),
                names,
                d.aliases(),
                d.modalities(),
                d.modes(),
                d.parameters(),
                d.contextTokens(),
                d.successorOf());
        return new ObservedStatement(
                question(chosen.model(), all),
                all,
                chosen.released(),
                chosen.released() == null ? EffectiveBasis.FIRST_SEEN : chosen.releasedBasis(),
                chosen.isOwn() ? snapshot.at(chosen.name()) : snapshot.ofOthers(chosen.name()),
                null);
    }

    private static FactKey question(Subject subject, ClaimData data) {
        return data.question(subject, NO_ROOT).orElseThrow();
    }
}
