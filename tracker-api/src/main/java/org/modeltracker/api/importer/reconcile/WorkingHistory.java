package org.modeltracker.api.importer.reconcile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.ClaimEvent.Replacement;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.PartialDate;

/** The claims on one fact key while they are reconciled: those of the log, and the drafts that are about to be recorded. */
final class WorkingHistory {

    private static final String SOON = "another value was shown within a day";
    private static final String ALREADY = "an earlier snapshot showed it already";
    private static final String OTHERWISE = "an earlier snapshot tells otherwise";

    private final PublishedHistory published;
    private final List<WorkingClaim> claims = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();

    WorkingHistory(PublishedHistory published) {
        this.published = published;
    }

    /** Reads the claims of the log in; most snapshots change nothing and never need them. */
    void load() {
        published.claims().forEach(one -> claims.add(WorkingClaim.of(one, published.statement(one))));
    }

    List<Draft> drafts() {
        return drafts;
    }

    /** The claims that are visible at an instant of source time, by slot. The last one wins a slot. */
    TreeMap<Instant, WorkingClaim> visible(ExpectedHistory expected, Instant at) {
        var visible = new TreeMap<Instant, WorkingClaim>();
        for (var one : claims) {
            if (one.isVisibleAt(at)) {
                visible.merge(
                        expected.slot(one.effective()),
                        one,
                        (a, b) -> b.observed().isBefore(a.observed()) ? a : b);
            }
        }
        return visible;
    }

    /** Whether a claim that states the period is outweighed only by what is visible in its slot. */
    boolean isOutweighed(ExpectedPeriod period, PartialDate time) {
        return claims.stream().anyMatch(one -> one.isVisibleAt(time.start()) && period.isStatedBy(one));
    }

    /** Records a statement, in place of another claim if one is given. */
    void record(ExpectedPeriod period, PartialDate time, @Nullable WorkingClaim replaced) {
        ClaimData data = period.statement().data();
        if (replaced != null) {
            boolean same = replaced.statement().sameAs(period.statement());
            var reason = same ? ALREADY : replaced.observed().isBefore(time.start()) ? SOON : OTHERWISE;
            data = new ClaimCorrected(replaced.id(), new Replacement(data), reason);
            replaced.endAt(time.start());
        }
        var amended = replaced == null ? null : replaced.id();
        var draft = draft(period.statement().claim(period.from(), time, data), amended);
        drafts.add(draft);
        claims.add(WorkingClaim.drafted(draft.id(), period, time, replaced == null));
    }

    /** Retracts a claim. If an earlier snapshot showed the same, the claim moves back to that time. */
    void retract(WorkingClaim claim, @Nullable ExpectedPeriod shownBefore, PartialDate time) {
        var last = claims.getLast();
        if (shownBefore != null && last.isPlainDraft() && shownBefore.isStatedBy(last)) {
            claims.removeLast();
            drafts.removeLast();
            record(shownBefore, last.observedAt(), claim);
            return;
        }
        claim.endAt(time.start());
        var retraction = new ClaimRetracted(claim.id(), shownBefore == null ? OTHERWISE : ALREADY);
        drafts.add(draft(claim.statement().claim(time, time, retraction), claim.id()));
    }

    /** The same content gets the same id, so a run that was cut short records nothing twice. */
    Draft draft(Claim claim, @Nullable UUID amends) {
        var content = Stream.of(
                        published.factKey(),
                        claim.source().publisher(),
                        claim.effective().text(),
                        claim.observedAt().text(),
                        claim.data(),
                        amends,
                        published.claims().size(),
                        drafts.size())
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
        var event = published.factKey().key().get("event"); // such a fact is told apart by the id of its own event
        boolean itself = amends == null && event != null && published.claims().isEmpty();
        return new Draft(
                itself ? UUID.fromString(event) : UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)),
                claim);
    }
}
