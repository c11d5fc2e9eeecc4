package org.modeltracker.api.importer.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.identity.ModelIdentity.Identified;

/** Puts the entries of one catalogue into a snapshot: each under its listing, and what is said of a model under the model. */
final class ListedCatalogue {

    private ListedCatalogue() {}

    static void add(List<CatalogueEntry> entries, IdentityRules rules, Snapshot snapshot) {
        var listings = entries.stream().map(CatalogueEntry::listing).toList();
        var identities = rules.identifyAll(listings).iterator();
        var listed = new ArrayList<ListedEntry>();
        for (var entry : entries) {
            try {
                var one = ListedEntry.of(entry, identities.next(), rules);
                if (isAdded(one, snapshot)) {
                    listed.add(one);
                }
            } catch (UnusableEntry e) {
                snapshot.skips().add(e);
            }
        }
        listed.stream()
                .collect(Collectors.groupingBy(ListedEntry::model))
                .forEach((model, ofModel) -> new ModelDescription(model, ofModel).add(snapshot));
    }

    private static boolean isAdded(ListedEntry listed, Snapshot snapshot) {
        var offering = listed.offering();
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
