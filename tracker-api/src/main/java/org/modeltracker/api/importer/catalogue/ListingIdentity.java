package org.modeltracker.api.importer.catalogue;

import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.identity.IdentityRule;
import org.modeltracker.core.identity.ModelIdentity.Identified;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;

/** Which model a listing of a snapshot is, by the rules or by the catalogue's own statement. */
public record ListingIdentity(Subject listing, ModelIdentified data, IdentityRule rule, Source source) {

    static ListingIdentity of(Subject listing, Identified found, Source source) {
        return new ListingIdentity(listing, ModelIdentified.of(found), found.rule(), source);
    }

    /** The same of the listing under another spelling. */
    ListingIdentity of(Subject spelled) {
        return new ListingIdentity(spelled, data, rule, source);
    }

    /** The decision as a claim. It holds for all time, since no catalogue dates it. */
    public Draft draft(PartialDate observedAt) {
        return draft(data, observedAt);
    }

    /** Another decision of the same source as a claim. */
    public Draft draft(ModelIdentified decision, PartialDate observedAt) {
        var claim = new Claim(
                listing.id(), null, null, observedAt, EffectiveBasis.FIRST_SEEN, observedAt, source, null, decision);
        return Draft.of(claim);
    }
}
