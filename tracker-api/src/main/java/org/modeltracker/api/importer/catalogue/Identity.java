package org.modeltracker.api.importer.catalogue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which model an entry of a catalogue is: the one that its id names, else the one of that name of a lab, else one of the provider's own. It
 * depends on the snapshot and the table alone, so that the order of imports does not matter.
 */
final class Identity {

    private final Organisations organisations;
    private final Map<String, Set<String>> ofLabs = new HashMap<>();

    Identity(Organisations organisations) {
        this.organisations = organisations;
    }

    /** @param resolved whether the model is known to be that organisation's, rather than named after who sells it */
    record Model(String organisation, String name, boolean resolved) {

        String id() {
            return organisation + "/" + name;
        }
    }

    /** Takes note of every entry first: what a lab lists itself is found under its name at others. */
    void note(String provider, String id) {
        if (organisations.isLab(provider)) {
            var model = of(provider, id);
            ofLabs.computeIfAbsent(model.name(), name -> new HashSet<>()).add(model.organisation());
        }
    }

    /** @param id verbatim, without a variant at its end */
    Model of(String provider, String id) {
        var owner = organisations.organisation(provider);
        boolean ofLab = organisations.isLab(provider);
        int slash = id.indexOf('/');
        if (slash > 0) {
            var maker = id.substring(0, slash); // a lab may sell what another made
            if (ofLab ? organisations.isLab(maker) : organisations.isAggregator(provider)) {
                return new Model(organisations.organisation(maker), Slug.of(id.substring(slash + 1)), true);
            }
        }
        if (ofLab) {
            return new Model(owner, Slug.of(id), true);
        }
        var name = Slug.of(id);
        var maker = organisations.maker(name);
        if (maker != null) {
            return new Model(maker, name, true);
        }
        var labs = ofLabs.getOrDefault(name, Set.of());
        return labs.size() == 1 ? new Model(labs.iterator().next(), name, true) : new Model(owner, name, false);
    }
}
