package org.modeltracker.api.importer;

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
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.ClaimEvent.Replacement;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.PublisherClaims.Told;
import org.modeltracker.core.model.Basis;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.Fact;
import org.modeltracker.core.model.Question;
import org.modeltracker.core.model.Statement;
import org.modeltracker.core.model.VagueDate;

/**
 * Weaves what one snapshot shows of one question into what its publisher said of it before and after. Read in the order of observation, the
 * claims come out as if the snapshots had been imported in that order.
 *
 * <p>At the snapshot, and then at each later run in turn, it asks what should be known then, which follows from what was known before and what
 * the run showed, and makes that what is known then. What is wrong and open is corrected or taken back; what is wrong then, but was ended later,
 * cannot be ended once more, and is outweighed by a claim of the same date.
 */
final class Weaving {

    private static final String SOON = "another value was shown within a day";
    private static final String ALREADY = "an earlier snapshot showed it already";
    private static final String OTHERWISE = "an earlier snapshot tells otherwise";

    private final Question question;
    private final boolean dated;
    private final List<Told> told;
    private final List<LaterRun> later;
    private final List<Said> all = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();

    /**
     * @param dated whether the source dates the state itself: then only claims of that date are given
     * @param told the publisher's claims on the question, in the order of the log
     * @param later its runs after this one, in the order of observation
     */
    Weaving(Question question, boolean dated, List<Told> told, List<LaterRun> later) {
        this.question = question;
        this.dated = dated;
        this.told = told;
        this.later = later;
    }

    /** What stood at an instant of source time. */
    @Nullable
    Told standing(Instant at) {
        var order = isState()
                ? Comparator.comparing((Told one) -> one.claim().begins())
                        .thenComparing(one -> one.claim().observed())
                : Comparator.comparing((Told one) -> one.claim().observed());
        Told last = null;
        for (var one : told) {
            boolean begun = !isState() || !one.claim().begins().isAfter(at);
            if (one.visibleAt(at) && begun && (last == null || order.compare(one, last) >= 0)) {
                last = one;
            }
        }
        return last;
    }

    /** @return the events that make it so: none where the snapshot shows what stood */
    List<Draft> weave(VagueDate time, Sight sight) {
        var before = standing(time.start());
        if (!sight.changes(before == null ? null : word(before))) {
            return drafts;
        }
        told.forEach(one -> all.add(Said.of(one, word(one))));
        var course = course(time.start());
        course.show(sight, time);
        settle(course, time);
        for (var run : later) {
            course.show(sight(standing(run.observed()), run), run.observedAt());
            settle(course, run.observedAt());
        }
        return drafts;
    }

    private Sight sight(@Nullable Told shown, LaterRun run) {
        boolean ofOffering = !dated && (question.fact() == Fact.ACCESS || question.fact() == Fact.PRICING);
        if (ofOffering) {
            return shown == null ? unseen(run) : new Sight.Shows(word(shown));
        }
        return shown == null || !run.saw(question.subject()) ? Sight.NOTHING : new Sight.Shows(word(shown));
    }

    private Word word(Told one) {
        return Word.of(question, one, dated || (!isState() && isDated(one.claim())));
    }

    /** What holds since it was observed is of no date that its source gave. */
    private static boolean isDated(Claim claim) {
        return claim.effectiveBasis() != Basis.FIRST_SEEN || !claim.effective().equals(claim.observedAt());
    }

    private Sight unseen(LaterRun run) {
        return question.fact() == Fact.PRICING && run.saw(OfferingKey.of(question)) ? Sight.UNPRICED : Sight.GONE;
    }

    private boolean isState() {
        return question.fact().kind() == Fact.Kind.STATE;
    }

    /** Of what the source dates itself there is one answer, of that date. */
    private boolean hasPlaces() {
        return isState() && !dated;
    }

    /** The claims that can be seen at an instant of source time, by place: of several in one, the last. */
    private TreeMap<Instant, Said> seen(Course course, Instant at) {
        var seen = new TreeMap<Instant, Said>();
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
    private Course course(Instant at) {
        var course = new Course(hasPlaces());
        seen(course, at)
                .values()
                .forEach(said -> course.put(new Stretch(said.word(), said.effective(), said.observedAt(), false)));
        course.date(at, stretch -> firstShown(at, stretch));
        return course;
    }

    /** When the last word was first shown: its claim may be younger, where that only outweighs another. */
    private VagueDate firstShown(Instant at, Stretch stretch) {
        var replayed = new Course(hasPlaces());
        told.stream()
                .map(one -> one.claim().observedAt())
                .filter(time -> !time.start().isAfter(at))
                .distinct()
                .sorted(Comparator.comparing(VagueDate::start))
                .forEach(time -> {
                    var standing = standing(time.start());
                    if (standing != null) {
                        replayed.show(new Sight.Shows(word(standing)), time);
                    }
                });
        var last = replayed.at(at);
        return last != null && last.word().sameAs(stretch.word()) ? last.shown() : stretch.shown();
    }

    /** Makes what is seen at a time the course, one claim after the other. */
    private void settle(Course course, VagueDate time) {
        var hopeless = new HashSet<Said>();
        boolean mended = true;
        while (mended) {
            var seen = seen(course, time.start());
            seen.values().removeAll(hopeless);
            mended = say(course, seen, time) || end(course, seen, time, hopeless);
        }
    }

    /** Says the first word that is missing. @return whether there was one */
    private boolean say(Course course, TreeMap<Instant, Said> seen, VagueDate time) {
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
    private boolean isHidden(Stretch stretch, VagueDate time) {
        return all.stream().anyMatch(one -> one.isSeenAt(time.start()) && stretch.isSaidBy(one));
    }

    /** What a new word takes the place of: the wrong one where it belongs, else one that belongs nowhere. */
    private @Nullable Said instead(Stretch stretch, Course course, TreeMap<Instant, Said> seen, VagueDate time) {
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

    private static @Nullable Said open(@Nullable Said said) {
        return said != null && said.isOpen() ? said : null;
    }

    /**
     * Ends the first claim that belongs nowhere. What a source dated itself belongs where it is, even if it says the same as what was before.
     *
     * @param hopeless what is to stay, or cannot be ended
     * @return whether there was one
     */
    private boolean end(Course course, TreeMap<Instant, Said> seen, VagueDate time, Set<Said> hopeless) {
        for (var entry : seen.entrySet()) {
            var said = entry.getValue();
            if (course.begins(entry.getKey())) {
                continue;
            }
            var covering = course.covering(entry.getKey());
            boolean redundant = covering != null && covering.word().sameAs(said.word());
            boolean stays = redundant && (said.isDraftOf(time) || said.word().basis() != Basis.FIRST_SEEN);
            if (said.isOpen() && !stays) {
                takeBack(said, redundant ? covering : null, time);
                return true;
            } else if (!said.isOpen() && !redundant && covering != null) {
                record(new Stretch(covering.word(), said.effective(), time, false), time, null);
                return true;
            }
            hopeless.add(said);
        }
        return false;
    }

    /** What the only claim announced is announced for another day. */
    Draft postpone(VagueDate time, Word word, VagueDate day) {
        var one = told.getFirst();
        var correction = new ClaimCorrected(one.id(), new Replacement(word.data()), "it is announced for another day");
        return draft(word.claim(day, time, correction), one.id());
    }

    /** What the only claim announced is announced no longer. */
    Draft callOff(VagueDate time) {
        var one = told.getFirst();
        var retraction = new ClaimRetracted(one.id(), "it is announced no longer");
        return draft(word(one).claim(time, time, retraction), one.id());
    }

    /** Where an earlier snapshot showed it already, the claim moves back to when that was. */
    private void takeBack(Said said, @Nullable Stretch shownBefore, VagueDate time) {
        var last = all.getLast();
        if (shownBefore != null && last.isPlainDraft() && shownBefore.isSaidBy(last)) {
            all.removeLast();
            drafts.removeLast();
            record(shownBefore, last.observedAt(), said);
            return;
        }
        said.endAt(time.start());
        var retraction = new ClaimRetracted(said.id(), shownBefore == null ? OTHERWISE : ALREADY);
        drafts.add(draft(said.word().claim(time, time, retraction), said.id()));
    }

    private void record(Stretch stretch, VagueDate time, @Nullable Said instead) {
        var word = stretch.word();
        Statement statement = word.data();
        if (instead != null) {
            boolean again = instead.word().sameAs(word);
            var reason = again ? ALREADY : instead.observed().isBefore(time.start()) ? SOON : OTHERWISE;
            statement = new ClaimCorrected(instead.id(), new Replacement(statement), reason);
            instead.endAt(time.start());
        }
        var draft = draft(word.claim(stretch.from(), time, statement), instead == null ? null : instead.id());
        drafts.add(draft);
        all.add(Said.drafted(draft.id(), stretch, time, instead == null));
    }

    /** The same word on the same ground gets the same id, so that a run that was cut short says nothing twice. */
    private Draft draft(Claim claim, @Nullable UUID actsOn) {
        var publisher = claim.source().publisher();
        var content = Stream.of(
                        question,
                        publisher,
                        claim.effective().text(),
                        claim.observedAt().text(),
                        claim.data(),
                        actsOn,
                        told.size(),
                        drafts.size())
                .map(String::valueOf)
                .reduce((first, second) -> first + "\n" + second)
                .orElseThrow();
        var root = question.key().get("event"); // what stands for itself is told from others by its own id
        boolean itself = actsOn == null && root != null && told.isEmpty();
        return new Draft(
                itself ? UUID.fromString(root) : UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)),
                claim);
    }
}
