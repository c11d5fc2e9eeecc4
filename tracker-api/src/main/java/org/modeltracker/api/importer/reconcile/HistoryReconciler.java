package org.modeltracker.api.importer.reconcile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.ObservedStatement;
import org.modeltracker.api.importer.catalogue.OfferingKey;
import org.modeltracker.core.answer.PublisherClaims.PublishedClaim;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.ClaimEvent.Replacement;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;

/**
 * Weaves what one snapshot shows of one question into what its publisher said of it before and after. Read in the order of observation, the
 * claims come out as if the snapshots had been imported in that order.
 *
 * <p>At the snapshot, and then at each later run in turn, it asks what should be known then, which follows from what was known before and what
 * the run showed, and makes that what is known then. What is wrong and open is corrected or taken back; what is wrong then, but was ended later,
 * cannot be ended once more, and is outweighed by a claim of the same date.
 */
final class HistoryReconciler {

    private static final String SOON = "another value was shown within a day";
    private static final String ALREADY = "an earlier snapshot showed it already";
    private static final String OTHERWISE = "an earlier snapshot tells otherwise";

    private final FactKey question;
    private final boolean dated;
    private final List<PublishedClaim> told;
    private final List<LaterRun> later;
    private final List<WorkingClaim> all = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();

    /**
     * @param dated whether the source dates the state itself: then only claims of that date are given
     * @param told the publisher's claims on the question, in the order of the log
     * @param later its runs after this one, in the order of observation
     */
    HistoryReconciler(FactKey question, boolean dated, List<PublishedClaim> told, List<LaterRun> later) {
        this.question = question;
        this.dated = dated;
        this.told = told;
        this.later = later;
    }

    /** What stood at an instant of source time. */
    @Nullable
    PublishedClaim standing(Instant at) {
        var order = isState()
                ? Comparator.comparing((PublishedClaim one) -> one.claim().begins())
                        .thenComparing(one -> one.claim().observed())
                : Comparator.comparing((PublishedClaim one) -> one.claim().observed());
        PublishedClaim last = null;
        for (var one : told) {
            boolean begun = !isState() || !one.claim().begins().isAfter(at);
            if (one.visibleAt(at) && begun && (last == null || order.compare(one, last) >= 0)) {
                last = one;
            }
        }
        return last;
    }

    /** @return the events that make it so: none where the snapshot shows what stood */
    List<Draft> weave(PartialDate time, Observation sight) {
        var before = standing(time.start());
        if (!sight.changes(before == null ? null : word(before))) {
            return drafts;
        }
        told.forEach(one -> all.add(WorkingClaim.of(one, word(one))));
        var course = course(time.start());
        course.show(sight, time);
        settle(course, time);
        for (var run : later) {
            course.show(sight(standing(run.observed()), run), run.observedAt());
            settle(course, run.observedAt());
        }
        return drafts;
    }

    private Observation sight(@Nullable PublishedClaim shown, LaterRun run) {
        boolean ofOffering = !dated && (question.fact() == FactType.ACCESS || question.fact() == FactType.PRICING);
        if (ofOffering) {
            return shown == null ? unseen(run) : new Observation.Present(word(shown));
        }
        return shown == null || !run.saw(question.subject())
                ? Observation.NOTHING
                : new Observation.Present(word(shown));
    }

    private ObservedStatement word(PublishedClaim one) {
        return ObservedStatement.of(question, one, dated || (!isState() && isDated(one.claim())));
    }

    /** What holds since it was observed is of no date that its source gave. */
    private static boolean isDated(Claim claim) {
        return claim.effectiveBasis() != EffectiveBasis.FIRST_SEEN
                || !claim.effective().equals(claim.observedAt());
    }

    private Observation unseen(LaterRun run) {
        return question.fact() == FactType.PRICING && run.saw(OfferingKey.of(question))
                ? Observation.UNPRICED
                : Observation.GONE;
    }

    private boolean isState() {
        return question.fact().kind() == FactType.Kind.STATE;
    }

    /** Of what the source dates itself there is one answer, of that date. */
    private boolean hasPlaces() {
        return isState() && !dated;
    }

    /** The claims that can be seen at an instant of source time, by place: of several in one, the last. */
    private TreeMap<Instant, WorkingClaim> seen(ExpectedHistory course, Instant at) {
        var seen = new TreeMap<Instant, WorkingClaim>();
        for (var one : all) {
            if (one.isSeenAt(at)) {
                seen.merge(
                        course.place(one.effective()),
                        one,
                        (a, b) -> b.observed().isBefore(a.observed()) ? a : b);
            }
        }
        return seen;
    }

    /** What is known at an instant of source time. */
    private ExpectedHistory course(Instant at) {
        var course = new ExpectedHistory(hasPlaces());
        seen(course, at)
                .values()
                .forEach(effectiveData -> course.put(new ExpectedPeriod(
                        effectiveData.word(), effectiveData.effective(), effectiveData.observedAt(), false)));
        course.date(at, stretch -> firstShown(at, stretch));
        return course;
    }

    /** When the last word was first shown: its claim may be younger, where that only outweighs another. */
    private PartialDate firstShown(Instant at, ExpectedPeriod stretch) {
        var replayed = new ExpectedHistory(hasPlaces());
        told.stream()
                .map(one -> one.claim().observedAt())
                .filter(time -> !time.start().isAfter(at))
                .distinct()
                .sorted(Comparator.comparing(PartialDate::start))
                .forEach(time -> {
                    var standing = standing(time.start());
                    if (standing != null) {
                        replayed.show(new Observation.Present(word(standing)), time);
                    }
                });
        var last = replayed.at(at);
        return last != null && last.word().sameAs(stretch.word()) ? last.shown() : stretch.shown();
    }

    /** Makes what is seen at a time the course, one claim after the other. */
    private void settle(ExpectedHistory course, PartialDate time) {
        var hopeless = new HashSet<WorkingClaim>();
        boolean mended = true;
        while (mended) {
            var seen = seen(course, time.start());
            seen.values().removeAll(hopeless);
            mended = say(course, seen, time) || end(course, seen, time, hopeless);
        }
    }

    /** Says the first word that is missing. @return whether there was one */
    private boolean say(ExpectedHistory course, TreeMap<Instant, WorkingClaim> seen, PartialDate time) {
        for (var entry : course.stretches()) {
            var stretch = entry.getValue();
            var there = seen.get(entry.getKey());
            if (there == null || !stretch.isSaidBy(there)) {
                boolean news = stretch.shown().equals(time);
                if (there != null && there.isOpen() && !news && isHidden(stretch, time)) {
                    takeBack(there, stretch, time);
                } else {
                    record(stretch, time, news ? instead(stretch, course, seen, time) : open(there));
                }
                return true;
            }
        }
        return false;
    }

    /** Whether a claim that says it is outweighed only by what is seen in its place. */
    private boolean isHidden(ExpectedPeriod stretch, PartialDate time) {
        return all.stream().anyMatch(one -> one.isSeenAt(time.start()) && stretch.isSaidBy(one));
    }

    /** What a new word takes the place of: the wrong one where it belongs, else one that belongs nowhere. */
    private @Nullable WorkingClaim instead(
            ExpectedPeriod stretch, ExpectedHistory course, TreeMap<Instant, WorkingClaim> seen, PartialDate time) {
        var there = seen.get(course.place(stretch.from()));
        if (there == null) {
            return seen.entrySet().stream()
                    .filter(one -> one.getValue().isOpen() && !course.begins(one.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
        boolean replaced =
                course.hasPlaces() || stretch.corrects() || there.observedAt().equals(time);
        return replaced ? open(there) : null;
    }

    private static @Nullable WorkingClaim open(@Nullable WorkingClaim effectiveData) {
        return effectiveData != null && effectiveData.isOpen() ? effectiveData : null;
    }

    /**
     * Ends the first claim that belongs nowhere. What a source dated itself belongs where it is, even if it says the same as what was before.
     *
     * @param hopeless what is to stay, or cannot be ended
     * @return whether there was one
     */
    private boolean end(
            ExpectedHistory course, TreeMap<Instant, WorkingClaim> seen, PartialDate time, Set<WorkingClaim> hopeless) {
        for (var entry : seen.entrySet()) {
            var effectiveData = entry.getValue();
            if (course.begins(entry.getKey())) {
                continue;
            }
            var covering = course.covering(entry.getKey());
            boolean redundant = covering != null && covering.word().sameAs(effectiveData.word());
            boolean stays = redundant
                    && (effectiveData.isDraftOf(time) || effectiveData.word().basis() != EffectiveBasis.FIRST_SEEN);
            if (effectiveData.isOpen() && !stays) {
                takeBack(effectiveData, redundant ? covering : null, time);
                return true;
            } else if (!effectiveData.isOpen() && !redundant && covering != null) {
                record(new ExpectedPeriod(covering.word(), effectiveData.effective(), time, false), time, null);
                return true;
            }
            hopeless.add(effectiveData);
        }
        return false;
    }

    /** What the only claim announced is announced for another day. */
    Draft postpone(PartialDate time, ObservedStatement word, PartialDate day) {
        var one = told.getFirst();
        var correction = new ClaimCorrected(one.id(), new Replacement(word.data()), "it is announced for another day");
        return draft(word.claim(day, time, correction), one.id());
    }

    /** What the only claim announced is announced no longer. */
    Draft callOff(PartialDate time) {
        var one = told.getFirst();
        var retraction = new ClaimRetracted(one.id(), "it is announced no longer");
        return draft(word(one).claim(time, time, retraction), one.id());
    }

    /** Where an earlier snapshot showed it already, the claim moves back to when that was. */
    private void takeBack(WorkingClaim effectiveData, @Nullable ExpectedPeriod shownBefore, PartialDate time) {
        var last = all.getLast();
        if (shownBefore != null && last.isPlainDraft() && shownBefore.isSaidBy(last)) {
            all.removeLast();
            drafts.removeLast();
            record(shownBefore, last.observedAt(), effectiveData);
            return;
        }
        effectiveData.endAt(time.start());
        var retraction = new ClaimRetracted(effectiveData.id(), shownBefore == null ? OTHERWISE : ALREADY);
        drafts.add(draft(effectiveData.word().claim(time, time, retraction), effectiveData.id()));
    }

    private void record(ExpectedPeriod stretch, PartialDate time, @Nullable WorkingClaim instead) {
        var word = stretch.word();
        ClaimData statement = word.data();
        if (instead != null) {
            boolean again = instead.word().sameAs(word);
            var reason = again ? ALREADY : instead.observed().isBefore(time.start()) ? SOON : OTHERWISE;
            statement = new ClaimCorrected(instead.id(), new Replacement(statement), reason);
            instead.endAt(time.start());
        }
        var draft = draft(word.claim(stretch.from(), time, statement), instead == null ? null : instead.id());
        drafts.add(draft);
        all.add(WorkingClaim.drafted(draft.id(), stretch, time, instead == null));
    }

    /** The same word on the same ground gets the same id, so that a run that was cut short says nothing twice. */
    private Draft draft(Claim claim, @Nullable UUID amends) {
        var publisher = claim.source().publisher();
        var content = Stream.of(
                        question,
                        publisher,
                        claim.effective().text(),
                        claim.observedAt().text(),
                        claim.data(),
                        amends,
                        told.size(),
                        drafts.size())
                .map(String::valueOf)
                .reduce((first, second) -> first + "\n" + second)
                .orElseThrow();
        var root = question.key().get("event"); // what stands for itself is told from others by its own id
        boolean itself = amends == null && root != null && told.isEmpty();
        return new Draft(
                itself ? UUID.fromString(root) : UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)),
                claim);
    }
}
