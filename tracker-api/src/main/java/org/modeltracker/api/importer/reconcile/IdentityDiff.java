package org.modeltracker.api.importer.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.modeltracker.api.importer.catalogue.ListingIdentity;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.identity.IdentityBasis;
import org.modeltracker.core.identity.IdentityClaim;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.model.PartialDate;

/** Compares which model a listing is by a snapshot with what was decided before. A decision by rule stays, even if it was taken back. */
final class IdentityDiff {

    private IdentityDiff() {}

    /** @param decided every decision on the listing so far, in the order of the log */
    static List<Draft> drafts(
            ListingIdentity shown, List<IdentityClaim> decided, PartialDate observedAt, List<LaterRun> later) {
        if (shown.data().basis() == IdentityBasis.RULE) {
            return decided.isEmpty() ? List.of(shown.draft(observedAt)) : List.of();
        }
        var before = stated(decided, observedAt);
        if (before.filter(shown.data()::sameAnswerAs).isPresent()) {
            return List.of();
        }
        var shownAgain = before.flatMap(statement -> later.stream()
                .filter(run -> run.sawListing(shown.listing()))
                .findFirst()
                .filter(run -> stated(decided, run.observedAt()).equals(before))
                .map(run -> shown.draft(statement, run.observedAt())));
        return Stream.concat(Stream.of(shown.draft(observedAt)), shownAgain.stream())
                .toList();
    }

    /** The last statement of a catalogue up to a time. */
    private static Optional<ModelIdentified> stated(List<IdentityClaim> decided, PartialDate time) {
        return decided.stream()
                .filter(claim -> claim.data().basis() == IdentityBasis.STATED)
                .filter(claim -> !claim.observed().isAfter(time.start()))
                .reduce((one, other) -> other.observed().isBefore(one.observed()) ? one : other)
                .map(IdentityClaim::data);
    }
}
