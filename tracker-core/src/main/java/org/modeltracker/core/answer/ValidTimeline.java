package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.ConflictResolver.Verdict;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;

/** The course of one question's answer through valid time, as it was seen at one point of record and source time. */
final class ValidTimeline {

    private ValidTimeline() {}

    /**
     * The answer from one instant to another.
     *
     * @param from null where it has no beginning: descriptions just are
     * @param to exclusive; null where it has no end
     * @param since where the unbroken run of equal answers begins, as vague as its source
     * @param disputedSince where the unbroken run of dispute begins; null without one
     */
    record Period(
            @Nullable Instant from,
            @Nullable Instant to,
            Verdict verdict,
            PartialDate since,
            EffectiveBasis sinceBasis,
            @Nullable PartialDate disputedSince) {

        /** Its end, where it has none yet. */
        Period until(Instant end) {
            return to == null ? new Period(from, end, verdict, since, sinceBasis, disputedSince) : this;
        }

        @Nullable
        Instant disputedFrom() {
            return disputedSince == null ? null : disputedSince.start();
        }

        boolean holdsAt(Instant instant) {
            return (from == null || !instant.isBefore(from)) && (to == null || instant.isBefore(to));
        }
    }

    /** @param seen the claims on the question, and those on the same for everybody; without one of its own nobody asks it */
    static List<Period> of(FactKey question, VisibleClaims seen) {
        if (seen.claims().stream().noneMatch(claim -> claim.question().equals(question))) {
            return List.of();
        }
        var fact = question.fact();
        if (fact.kind() == FactType.Kind.STATE) {
            var timeline = new StateTimeline(question, seen.confirmations());
            return timeline.change(List.of(), seen.claims()).begun();
        }
        var standing = new ConflictResolver(fact.kind(), seen);
        return fact.isTimeless() ? constant(question, standing, seen) : beginning(question, standing, seen);
    }

    private static List<Period> constant(FactKey question, ConflictResolver standing, VisibleClaims seen) {
        var claimants = new Claimants(question);
        claimants.take(seen.claims());
        var verdict = standing.verdict(claimants.standing());
        return verdict == null ? List.of() : List.of(constant(null, verdict));
    }

    /** Dates and measurements begin when they are effective, and stay. Before that, nobody could know them. */
    private static List<Period> beginning(FactKey question, ConflictResolver standing, VisibleClaims seen) {
        var beginning = new TreeMap<>(seen.claims().stream().collect(Collectors.groupingBy(CompetingClaim::begins)));
        var claimants = new Claimants(question);
        var course = new ArrayList<Period>();
        beginning.forEach((instant, begun) -> {
            claimants.take(begun);
            var verdict = standing.verdict(claimants.standing());
            if (verdict != null && !isLast(course, verdict)) {
                end(course, instant);
                course.add(constant(instant, verdict));
            }
        });
        return course;
    }

    private static Period constant(@Nullable Instant from, Verdict verdict) {
        var claim = verdict.answer().event().claim();
        var newest = verdict.live().stream()
                .map(held -> held.event().claim().observedAt())
                .max(Comparator.comparing(PartialDate::start));
        return new Period(
                from,
                null,
                verdict,
                claim.effective(),
                claim.effectiveBasis(),
                verdict.disputed() ? newest.orElseThrow() : null);
    }

    static boolean isLast(List<Period> course, Verdict verdict) {
        return !course.isEmpty()
                && course.getLast().to() == null
                && course.getLast().verdict().equals(verdict);
    }

    /** Nobody says anything from this instant on. */
    static void end(List<Period> course, Instant at) {
        if (!course.isEmpty()) {
            course.set(course.size() - 1, course.getLast().until(at));
        }
    }
}
