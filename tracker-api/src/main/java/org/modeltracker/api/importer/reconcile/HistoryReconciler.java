package org.modeltracker.api.importer.reconcile;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.ObservedStatement;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.ClaimEvent.Replacement;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;

/**
 * Adds what one snapshot shows of one fact key to what its publisher said before and after. Read in the order of observation, the claims come
 * out as if the snapshots had been imported in that order.
 *
 * <p>For the snapshot, and then for each later run, it computes what should be known at that time, and drafts the events that are missing. An
 * open wrong claim is corrected or retracted. A wrong claim that was ended later cannot be ended again; a claim of the same date outweighs it.
 */
final class HistoryReconciler {

    private static final String NO_LONGER = "it is announced no longer";
    private static final String DATED_OTHERWISE = "the source now dates it otherwise";

    private final PublishedHistory published;
    private final List<LaterRun> later;
    private final WorkingHistory working;

    /** @param later the runs after this one, in the order of observation */
    HistoryReconciler(PublishedHistory published, List<LaterRun> later) {
        this.published = published;
        this.later = later;
        this.working = new WorkingHistory(published);
    }

    /** @return the missing events; none if the snapshot shows what held */
    List<Draft> reconcile(PartialDate time, Observation observation) {
        if (!observation.changes(published.statementAt(time.start()))) {
            return List.of();
        }
        if (published.claims().isEmpty() && later.isEmpty()) {
            return first(observation, time);
        }
        working.load();
        var expected = known(time.start());
        expected.apply(observation, time);
        settle(expected, time);
        for (var run : later) {
            expected.apply(published.observedBy(run), run.observedAt());
            settle(expected, run.observedAt());
        }
        return working.drafts();
    }

    /** What is shown for the first time, and by no later run yet, is recorded as it is: most of a new catalogue. */
    private List<Draft> first(Observation observation, PartialDate time) {
        var expected = new ExpectedHistory(published.hasPeriods());
        expected.apply(observation, time);
        expected.periods().stream()
                .map(Map.Entry::getValue)
                .filter(period -> !isDatedApart(expected, period.statement()))
                .forEach(period -> working.record(period, time, null));
        return working.drafts();
    }

    /** The only claim announced a date, and the snapshot gives another. */
    Draft postpone(PartialDate time, ObservedStatement statement, PartialDate day) {
        var one = published.claims().getFirst();
        var correction =
                new ClaimCorrected(one.id(), new Replacement(statement.data()), "it is announced for another day");
        return working.draft(statement.claim(day, time, correction), one.id());
    }

    /**
     * What a snapshot announces, if later runs are known: the first of them that did not announce the same called it off.
     *
     * @param day that is announced
     */
    List<Draft> announceUntilCalledOff(PartialDate time, ObservedStatement statement, PartialDate day) {
        if (isVisibleAt(time.start())) {
            return List.of();
        }
        var announced = working.draft(statement.claim(day, time, statement.data()), null);
        var calledOff = later.stream()
                .map(LaterRun::observedAt)
                .filter(run -> !isVisibleAt(run.start()))
                .findFirst()
                .filter(run -> day.start().isAfter(run.start()))
                .map(run -> working.draft(
                        statement.claim(run, run, new ClaimRetracted(announced.id(), NO_LONGER)), announced.id()));
        return Stream.concat(Stream.of(announced), calledOff.stream()).toList();
    }

    private boolean isVisibleAt(Instant instant) {
        return published.claims().stream().anyMatch(one -> one.visibleAt(instant));
    }

    /** What the only claim announced, as the next run did. */
    Draft announceAgain(PartialDate run) {
        var one = published.claims().getFirst();
        return working.draft(published.statement(one).claim(one.claim().effective(), run, one.effectiveData()), null);
    }

    /** The only claim announced a date, and the snapshot announces it no longer. */
    Draft callOff(PartialDate time) {
        return retract(time, NO_LONGER);
    }

    /** By the dates of the snapshot, another statement held when the only claim begins. */
    Draft redate(PartialDate time) {
        return retract(time, DATED_OTHERWISE);
    }

    private Draft retract(PartialDate time, String reason) {
        var one = published.claims().getFirst();
        var retraction = new ClaimRetracted(one.id(), reason);
        return working.draft(published.statement(one).claim(time, time, retraction), one.id());
    }

    /** What is known at an instant of source time. */
    private ExpectedHistory known(Instant at) {
        var known = new ExpectedHistory(published.hasPeriods());
        working.visible(known, at)
                .values()
                .forEach(claim ->
                        known.put(new ExpectedPeriod(claim.statement(), claim.effective(), claim.observedAt(), false)));
        known.dateLast(at, period -> published.firstShown(at, period));
        return known;
    }

    /** Drafts one event after the other until the visible claims are the expected ones. */
    private void settle(ExpectedHistory expected, PartialDate time) {
        var settled = new HashSet<WorkingClaim>();
        boolean drafted = true;
        while (drafted) {
            var visible = working.visible(expected, time.start());
            visible.values().removeAll(settled);
            drafted = addMissing(expected, visible, time) || endSurplus(expected, visible, time, settled);
        }
    }

    /** Records the first missing statement. @return whether there was one */
    private boolean addMissing(ExpectedHistory expected, TreeMap<Instant, WorkingClaim> visible, PartialDate time) {
        for (var entry : expected.periods()) {
            var period = entry.getValue();
            if (isDatedApart(expected, period.statement())) {
                continue;
            }
            var current = visible.get(entry.getKey());
            if (current == null || !period.isStatedBy(current)) {
                boolean isNew = period.shown().equals(time);
                if (current != null && current.isOpen() && !isNew && working.isOutweighed(period, time)) {
                    working.retract(current, period, time);
                } else {
                    working.record(period, time, isNew ? replaced(period, expected, visible) : ifOpen(current));
                }
                return true;
            }
        }
        return false;
    }

    /** What a new statement replaces: the wrong claim in its slot, else an open claim that has no slot. */
    private static @Nullable WorkingClaim replaced(
            ExpectedPeriod period, ExpectedHistory expected, TreeMap<Instant, WorkingClaim> visible) {
        var current = visible.get(expected.slot(period.from()));
        if (current == null) {
            return visible.entrySet().stream()
                    .filter(one -> one.getValue().isOpen() && !expected.begins(one.getKey()))
                    .filter(one -> !isDatedApart(expected, one.getValue().statement()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
        boolean corrects = expected.hasPeriods()
                || period.corrects()
                || current.observedAt().equals(period.shown());
        return corrects ? ifOpen(current) : null;
    }

    /** What a source dated itself is reconciled by itself, and what was merely seen leaves it alone. */
    private static boolean isDatedApart(ExpectedHistory expected, ObservedStatement statement) {
        return expected.hasPeriods() && statement.basis() == EffectiveBasis.STATED;
    }

    private static @Nullable WorkingClaim ifOpen(@Nullable WorkingClaim claim) {
        return claim != null && claim.isOpen() ? claim : null;
    }

    /**
     * Ends the first claim that has no slot. A claim that its source dated stays, even if it repeats the one before.
     *
     * @param settled claims that stay, or cannot be ended
     * @return whether there was one
     */
    private boolean endSurplus(
            ExpectedHistory expected,
            TreeMap<Instant, WorkingClaim> visible,
            PartialDate time,
            Set<WorkingClaim> settled) {
        for (var entry : visible.entrySet()) {
            var claim = entry.getValue();
            if (expected.begins(entry.getKey()) || isDatedApart(expected, claim.statement())) {
                continue;
            }
            var covering = expected.covering(entry.getKey());
            boolean redundant = covering != null && covering.statement().sameAs(claim.statement());
            boolean stays =
                    redundant && (claim.isDraftOf(time) || claim.statement().basis() != EffectiveBasis.FIRST_SEEN);
            if (claim.isOpen() && !stays) {
                working.retract(claim, redundant ? covering : null, time);
                return true;
            } else if (!claim.isOpen() && !redundant && covering != null) {
                working.record(new ExpectedPeriod(covering.statement(), claim.effective(), time, false), time, null);
                return true;
            }
            settled.add(claim);
        }
        return false;
    }
}
