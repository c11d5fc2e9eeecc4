package org.modeltracker.api.importer.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.identity.ModelIdentity;
import org.modeltracker.core.identity.ModelIdentity.Identified;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.Subject;

/**
 * An entry of a catalogue and the model that the rules find for it.
 *
 * @param seller the shop, as claims name it
 */
record ListedEntry(CatalogueEntry entry, ModelIdentity identity, String seller, ApiChannel channel) {

    static ListedEntry of(CatalogueEntry entry, ModelIdentity of, IdentityRules rules) {
        var region = entry.region();
        var identity = region != null && of instanceof Identified found ? found.in(region) : of;
        var model = identity instanceof Identified found ? found.model() : null;
        return new ListedEntry(
                entry,
                identity,
                Slug.of(entry.seller() == null ? rules.seller(entry.provider(), model) : entry.seller()),
                rules.channel(entry.provider(), model));
    }

    CatalogueOffering offering() {
        return entry.offering(seller, channel, identity);
    }

    /** The model; an unresolved listing is a model of its own. */
    Subject model() {
        return identity instanceof Identified found ? Subject.model(found.model()) : entry.subject();
    }

    @Nullable
    String snapshot() {
        return identity instanceof Identified found ? found.snapshot() : null;
    }

    /** What it offers, and its id without what spellings differ in. */
    List<Object> withoutSpelling() {
        var build = identity instanceof Identified found
                ? found.model() + " " + found.snapshot() + " " + found.variant() + " " + found.region()
                : entry.subject().id();
        return List.of(seller, build, "" + identity.tier(), identity.pointer(), Slug.of(entry.id()));
    }

    /** Whether it offers the weights as they are, to everybody. */
    boolean isPlain() {
        return identity.tier() == null && !(identity instanceof Identified found && found.variant() != null);
    }

    /** Whether the maker lists it itself. */
    boolean isOwn() {
        return channel == ApiChannel.FIRST_PARTY_API;
    }
}
