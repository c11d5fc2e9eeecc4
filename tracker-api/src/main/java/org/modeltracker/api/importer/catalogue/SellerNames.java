package org.modeltracker.api.importer.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.organisation.OrganisationEvent.OrganisationRegistered;
import org.modeltracker.core.organisation.OrganisationEvent.Role;

/** What a catalogue calls the shops that it lists, so that pages and sentences can say more than their ids. */
final class SellerNames {

    private static final int LONGEST = 200;

    private SellerNames() {}

    /** @param names by the shop's id in the catalogue; one that sells nothing has no need of a name */
    static void add(Map<String, String> names, IdentityRules rules, Snapshot snapshot) {
        var sellers = sellers(snapshot);
        names.forEach((shop, name) -> {
            if (name.length() <= LONGEST && sellers.contains(shop)) {
                snapshot.add(registered(shop, name, rules, snapshot));
            }
        });
    }

    private static Set<String> sellers(Snapshot snapshot) {
        var sellers = new HashSet<String>();
        snapshot.eachOffering(offering -> sellers.add(offering.key().provider()));
        return sellers;
    }

    private static ObservedStatement registered(String shop, String name, IdentityRules rules, Snapshot snapshot) {
        var role = rules.channel(shop, null) == ApiChannel.CLOUD_MARKETPLACE ? Role.CLOUD : Role.PROVIDER;
        var data = new OrganisationRegistered(name, List.of(role), null, null, null, List.of());
        var organisation = Subject.organisation(shop);
        return ObservedStatement.seen(
                data.question(organisation, new UUID(0, 0)).orElseThrow(), data, snapshot.at(shop));
    }
}
