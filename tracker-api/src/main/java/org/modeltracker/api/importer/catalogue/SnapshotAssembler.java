package org.modeltracker.api.importer.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.identity.ModelIdentity.Identified;

/** Puts the entries of one catalogue into a snapshot: each under its listing, and what is said of a model under the model. */
final class SnapshotAssembler {

    private SnapshotAssembler() {}

    static void add(List<CatalogueEntry> entries, IdentityRules rules, Snapshot snapshot) {
        var listings = entries.stream().map(CatalogueEntry::listing).toList();
        var identities = rules.identifyAll(listings).iterator();
        var all = new ArrayList<ListedEntry>();
        for (var entry : entries) {
            try {
                all.add(ListedEntry.of(entry, identities.next(), rules));
            } catch (UnusableEntry e) {
                snapshot.skips().add(e);
            }
        }
        var respelled = respelled(all);
        all.stream()
                .filter(listed -> isAdded(listed, respelled, snapshot))
                .collect(Collectors.groupingBy(ListedEntry::model))
                .forEach((model, ofModel) -> {
                    new ModelDescription(model, ofModel).add(snapshot);
                    new ModelOpenness(model, ofModel).add(snapshot);
                });
    }

    /**
     * A maker's listings that differ in spelling alone are one offering: the exact spelling says what it costs, else the smallest id. The
     * order of the file says nothing.
     *
     * @return the others
     */
    private static Set<ListedEntry> respelled(List<ListedEntry> all) {
        var others = Collections.<ListedEntry>newSetFromMap(new IdentityHashMap<>());
        all.stream()
                .filter(listed -> listed.isOwn() && !listed.entry().isUnreadable())
                .collect(Collectors.groupingBy(ListedEntry::withoutSpelling))
                .values()
                .forEach(same -> same.stream()
                        .sorted(Comparator.comparing(
                                listed -> Spelling.of(listed.entry().name())))
                        .skip(1)
                        .forEach(others::add));
        return others;
    }

    private static boolean isAdded(ListedEntry listed, Set<ListedEntry> respelled, Snapshot snapshot) {
        var offering = listed.offering();
        if (respelled.contains(listed)) {
            snapshot.skips().add("respelled_id", offering.name());
            snapshot.unreadable(offering);
            return false;
        }
        if (listed.entry().isUnreadable()) {
            snapshot.unreadable(offering);
            return false;
        }
        if (!snapshot.add(offering)) {
            return false;
        }
        switch (listed.identity()) {
            case Identified found ->
                snapshot.add(ListingIdentity.of(offering.subject(), found, snapshot.at(offering.name())));
            default -> snapshot.unresolved(offering.name());
        }
        return true;
    }
}
