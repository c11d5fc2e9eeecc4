package org.modeltracker.api.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.modeltracker.core.answer.IdentitySubjects;
import org.modeltracker.core.claim.Decision;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.identity.IdentityProposal;
import org.modeltracker.core.identity.IdentityReview;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.stereotype.Component;

/** Reviews every recorded id by the rules, and records what they would decide now. */
@Component
class IdentityReviewer {

    /** The tracker itself is the source: the rules are its own. */
    private static final Source SOURCE = new Source(
            EditorDecisions.PUBLISHER, SourceKind.CATALOGUE, "Rules of identity", null, null, null, "identity.yaml");

    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final IdentityRules rules;
    private final IdentitySubjects subjects;
    private final Recorder recorder;
    private final EventLog log;
    private final ProjectionDaemon views;
    private final Clock clock;

    IdentityReviewer(
            IdentityRules rules,
            IdentitySubjects subjects,
            Recorder recorder,
            EventLog log,
            ProjectionDaemon views,
            Clock clock) {
        this.rules = rules;
        this.subjects = subjects;
        this.recorder = recorder;
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /** Hears how many decisions are recorded. */
    interface Progress {
        void report(int done, int total);
    }

    /** What the rules would decide now, on all that is recorded now. */
    List<IdentityProposal> proposals() {
        awaitViews();
        return IdentityReview.of(rules, subjects.all(log.head()), clock.instant());
    }

    /**
     * Records decisions, many in one transaction. The same decisions at the same time are the same events.
     *
     * @param observed when the rules were applied
     * @return what became of each, in order
     */
    List<Decision> record(List<IdentityProposal> proposals, Instant observed, String by, Progress progress) {
        var decisions = new ArrayList<Decision>();
        for (int from = 0; from < proposals.size(); from += BATCH) {
            var batch = proposals.subList(from, Math.min(from + BATCH, proposals.size()));
            decisions.addAll(recorder.recordInBulk(
                    batch.stream().map(proposal -> draft(proposal, observed)).toList(), by));
            progress.report(decisions.size(), proposals.size());
        }
        return decisions;
    }

    void awaitViews() {
        views.require(log.head(), PATIENCE);
    }

    /** The decision holds for all time, since no rule dates it. */
    private static Draft draft(IdentityProposal proposal, Instant observed) {
        var at = PartialDate.at(observed);
        var claim = new Claim(
                proposal.subject(), null, null, at, EffectiveBasis.FIRST_SEEN, at, SOURCE, null, proposal.data());
        return Draft.of(claim);
    }
}
