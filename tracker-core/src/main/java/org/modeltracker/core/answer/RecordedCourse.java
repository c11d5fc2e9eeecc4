package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.StateTimeline.Change;
import org.modeltracker.core.model.FactKey;

/** The course of a state from one position of the log to the next. Its claims have no confirmations: these can change what was long before. */
final class RecordedCourse {

    private final StateTimeline timeline;
    /** The claims that come or go at a position. */
    private final NavigableMap<Long, List<CompetingClaim>> moving = new TreeMap<>();

    private long last;

    /** @param claims all claims on the question, whenever they were recorded */
    RecordedCourse(FactKey question, List<CompetingClaim> claims, long before) {
        this.timeline = new StateTimeline(question, List.of());
        this.last = before;
        timeline.change(
                List.of(),
                claims.stream()
                        .filter(claim -> VisibleClaims.show(claim, before, null))
                        .toList());
        claims.forEach(this::expect);
    }

    /** What changes up to a position. */
    Change moveTo(long position) {
        var concerned = moving.subMap(last, false, position, true).values().stream()
                .flatMap(List::stream)
                .toList();
        var gone = concerned.stream()
                .filter(claim -> VisibleClaims.show(claim, last, null))
                .toList();
        var come = concerned.stream()
                .filter(claim -> VisibleClaims.show(claim, position, null))
                .toList();
        last = position;
        return timeline.change(gone, come);
    }

    /** Takes in a claim that comes later. */
    void expect(CompetingClaim claim) {
        expect(claim, claim.knownFrom());
        expect(claim, claim.knownTo());
        expect(claim, claim.ending() == null ? null : claim.ending().position());
    }

    private void expect(CompetingClaim claim, @Nullable Long position) {
        if (position != null && position > last) {
            moving.computeIfAbsent(position, p -> new ArrayList<>()).add(claim);
        }
    }
}
