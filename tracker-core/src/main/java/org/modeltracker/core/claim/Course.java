package org.modeltracker.core.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.Standing.Verdict;
import org.modeltracker.core.claim.Standing.Voice;
import org.modeltracker.core.model.Basis;
import org.modeltracker.core.model.Fact;
import org.modeltracker.core.model.Question;
import org.modeltracker.core.model.VagueDate;

/** The course of one question's answer through valid time, as it was seen at one point of record and source time. */
final class Course {

    private Course() {}

    /**
     * The answer from one instant to another.
     *
     * @param from null where it has no beginning: dates and measurements just are
     * @param to exclusive; null where it has no end
     * @param since where the unbroken run of equal answers begins, as vague as its source
     * @param disputedSince where the unbroken run of dispute begins; null without one
     */
    record Stretch(
            @Nullable Instant from,
            @Nullable Instant to,
            Verdict verdict,
            VagueDate since,
            Basis sinceBasis,
            @Nullable VagueDate disputedSince) {

        boolean holdsAt(Instant instant) {
            return (from == null || !instant.isBefore(from)) && (to == null || instant.isBefore(to));
        }
    }

    /** @param seen the claims on the question, and those that settle it for everybody; without one of its own nobody asks it */
    static List<Stretch> of(Question question, Seen seen) {
        if (seen.claims().stream().noneMatch(claim -> claim.question().equals(question))) {
            return List.of();
        }
        var fact = question.fact();
        var standing = new Standing(fact.kind(), seen);
        return fact.kind() == Fact.Kind.STATE ? changing(standing, seen) : constant(standing, seen);
    }

    private static List<Stretch> constant(Standing standing, Seen seen) {
        var voices = new HashMap<Voice, List<Held>>();
        seen.claims().forEach(claim -> raise(voices, standing, claim));
        var verdict = standing.verdict(all(voices));
        if (verdict == null) {
            return List.of();
        }
        var claim = verdict.answer().event().claim();
        var newest = verdict.live().stream()
                .map(held -> held.event().claim().observedAt())
                .max(Comparator.comparing(VagueDate::start));
        return List.of(new Stretch(
                null,
                null,
                verdict,
                claim.effective(),
                claim.effectiveBasis(),
                verdict.disputed() ? newest.orElseThrow() : null));
    }

    /** Sweeps through the instants at which claims begin, keeping what stands of each voice. */
    private static List<Stretch> changing(Standing standing, Seen seen) {
        var beginning = new TreeMap<Instant, List<Held>>();
        for (var claim : seen.claims()) {
            beginning
                    .computeIfAbsent(claim.begins(), instant -> new ArrayList<>())
                    .add(claim);
        }
        var voices = new HashMap<Voice, List<Held>>();
        var course = new ArrayList<Stretch>();
        for (var instant : beginning.entrySet()) {
            var begun = instant.getValue();
            begun.forEach(claim -> raise(voices, standing, claim));
            var verdict = standing.verdict(all(voices));
            if (verdict != null) {
                var first = begun.contains(verdict.answer())
                        ? verdict.answer()
                        : Collections.min(begun, standing.believed());
                extend(course, instant.getKey(), first, verdict);
            }
        }
        return course;
    }

    private static void raise(Map<Voice, List<Held>> voices, Standing standing, Held claim) {
        var held = voices.computeIfAbsent(standing.voice(claim), voice -> new ArrayList<>());
        int order = held.isEmpty() ? 1 : standing.later().compare(claim, held.getFirst());
        if (order > 0) {
            held.clear();
        }
        if (order >= 0) {
            held.add(claim);
        }
    }

    private static Collection<Held> all(Map<Voice, List<Held>> voices) {
        return voices.values().stream().flatMap(List::stream).toList();
    }

    /** @param first of what begins at this instant, the claim that a new run of answers or of dispute is dated by */
    private static void extend(List<Stretch> course, Instant at, Held first, Verdict verdict) {
        var before = course.isEmpty() ? null : course.getLast();
        if (before != null && before.verdict().equals(verdict)) {
            return;
        }
        var start = first.event().claim();
        boolean same = before != null
                && before.verdict()
                        .answer()
                        .said()
                        .sameAnswerAs(verdict.answer().said());
        var since = same ? Objects.requireNonNull(before).since() : start.effective();
        var basis = same ? Objects.requireNonNull(before).sinceBasis() : start.effectiveBasis();
        if (before != null) {
            course.set(
                    course.size() - 1,
                    new Stretch(
                            before.from(),
                            at,
                            before.verdict(),
                            before.since(),
                            before.sinceBasis(),
                            before.disputedSince()));
        }
        var disputedBefore = before == null ? null : before.disputedSince();
        var disputed = disputedBefore == null ? start.effective() : disputedBefore;
        course.add(new Stretch(at, null, verdict, since, basis, verdict.disputed() ? disputed : null));
    }
}
