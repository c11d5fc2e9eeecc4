package org.modeltracker.api.identity;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.modeltracker.core.claim.Decision;
import org.modeltracker.core.identity.IdentityProposal;
import org.modeltracker.core.identity.IdentityProposal.Kind;

/**
 * What a review decided, or would decide.
 *
 * @param merged ids without a decision that are another model
 * @param moved ids that are another model, snapshot or variant than a rule decided before
 * @param split ids that are models of their own again
 * @param created models that got their first record, since others are that model
 * @param refused decisions that could not be recorded, since another one came first
 * @param proposals of a dry run, each with the decision that it replaces
 */
record ReviewReport(
        boolean dryRun, int merged, int moved, int split, int created, int refused, List<IdentityProposal> proposals) {

    private static final String BETWEEN = " ";

    static ReviewReport foreseen(List<IdentityProposal> proposals) {
        return of(true, proposals, 0, proposals);
    }

    /** @param decisions what became of each proposal */
    static ReviewReport recorded(List<IdentityProposal> proposals, List<Decision> decisions) {
        var made = IntStream.range(0, proposals.size())
                .filter(i -> !(decisions.get(i) instanceof Decision.Refused))
                .mapToObj(proposals::get)
                .toList();
        return of(false, made, proposals.size() - made.size(), List.of());
    }

    private static ReviewReport of(
            boolean dryRun, List<IdentityProposal> counted, int refused, List<IdentityProposal> listed) {
        return new ReviewReport(
                dryRun,
                count(counted, Kind.MERGE),
                count(counted, Kind.MOVE),
                count(counted, Kind.SPLIT),
                count(counted, Kind.CREATE),
                refused,
                listed);
    }

    private static int count(List<IdentityProposal> proposals, Kind kind) {
        return (int)
                proposals.stream().filter(proposal -> proposal.kind() == kind).count();
    }

    /** All that has to be kept to answer a repeated request. */
    String counts() {
        return String.join(
                BETWEEN,
                IntStream.of(merged, moved, split, created, refused)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    static ReviewReport ofCounts(String counts) {
        var numbers = Stream.of(counts.split(BETWEEN)).map(Integer::valueOf).toList();
        return new ReviewReport(
                false, numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4), List.of());
    }
}
