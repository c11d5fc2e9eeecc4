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

/** What a snapshot says about one subject, by fact key. That the subject exists comes first. */
final class ObservedSubject {

    private static final UUID NO_ROOT = new UUID(0, 0);

    private final Map<FactKey, List<ObservedStatement>> statements = new LinkedHashMap<>();
    private final Set<FactKey> unpriced = new HashSet<>();

    private ObservedSubject() {}

    static ObservedSubject of(Snapshot snapshot, Subject subject) {
        var shown = new ObservedSubject();
        snapshot.words(subject).stream()
                .sorted(Comparator.comparing(statement -> !statement.data().createsSubject()))
                .forEach(shown::add);
        snapshot.offerings(subject).stream()
                .sorted(Comparator.comparing((CatalogueOffering one) -> one.tier() != null)
                        .thenComparing(CatalogueOffering::name))
                .forEach(offering -> shown.add(snapshot, offering));
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
        return unpriced.contains(question.inAnyCurrency());
    }

    private void add(Snapshot snapshot, CatalogueOffering offering) {
        var source = snapshot.at(offering.name());
        var access = offering.access();
        var question = question(offering.subject(), access);
        if (!statements.containsKey(question)) { // tiers of one subject share its access
            if (!offering.isDatedToday()) {
                add(ObservedStatement.seen(question, access, source));
            }
            offering.dated()
                    .forEach(one -> add(new ObservedStatement(
                            question, offering.access(one.state()), one.from(), EffectiveBasis.STATED, source, null)));
        }
        var pricing = offering.pricing();
        if (pricing != null) {
            add(ObservedStatement.seen(question(offering.subject(), pricing), pricing, source));
        } else if (offering.datedPricing().isEmpty()) {
            unpriced.add(offering.key().pricing());
        }
        offering.datedPricing()
                .forEach(one -> add(new ObservedStatement(
                        question(offering.subject(), one.pricing()),
                        one.pricing(),
                        one.from(),
                        one.basis(),
                        source,
                        null)));
    }

    private void add(ObservedStatement statement) {
        statements
                .computeIfAbsent(statement.question(), question -> new ArrayList<>())
                .add(statement);
    }

    private static FactKey question(Subject subject, ClaimData data) {
        return data.question(subject, NO_ROOT).orElseThrow();
    }
}
