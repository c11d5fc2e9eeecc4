package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.ConflictResolver.Claimant;
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

        Period until(Instant end) {
            return new Period(from, end, verdict, since, sinceBasis, disputedSince);
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
        var standing = new ConflictResolver(fact.kind(), seen);
        if (fact.kind() == FactType.Kind.STATE) {
            return changing(question, standing, seen);
        }
        return fact.isTimeless() ? constant(question, standing, seen) : beginning(question, standing, seen);
    }

    private static List<Period> constant(FactKey question, ConflictResolver standing, VisibleClaims seen) {
        var voices = new Voices(question, standing);
        voices.take(seen.claims());
        var verdict = standing.verdict(voices.standing());
        return verdict == null ? List.of() : List.of(constant(null, verdict));
    }

    /** Dates and measurements begin when they are effective, and stay. Before that, nobody could know them. */
    private static List<Period> beginning(FactKey question, ConflictResolver standing, VisibleClaims seen) {
        var beginning = new TreeMap<>(seen.claims().stream().collect(Collectors.groupingBy(CompetingClaim::begins)));
        var voices = new Voices(question, standing);
        var course = new ArrayList<Period>();
        beginning.forEach((instant, begun) -> {
            voices.take(begun);
            var verdict = standing.verdict(voices.standing());
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

    /** Sweeps through the instants at which claims begin or end, and keeps the standing claim of each claimant. */
    private static List<Period> changing(FactKey question, ConflictResolver standing, VisibleClaims seen) {
        // What remains of a claim comes after the claims that begin at its end and may take its place.
        var beginning = new TreeMap<>(
                Stream.concat(seen.claims().stream(), seen.claims().stream().flatMap(CompetingClaim::remainders))
                        .collect(Collectors.groupingBy(CompetingClaim::begins)));
        var voices = new Voices(question, standing);
        var course = new ArrayList<Period>();
        beginning.forEach((instant, begun) -> {
            voices.take(begun);
            var stand = voices.standing();
            var verdict = standing.verdict(stand);
            if (verdict == null) {
                end(course, instant);
            } else if (!isLast(course, verdict)) {
                var stood = begun.stream().filter(stand::contains).toList();
                var first = begun.contains(verdict.answer())
                        ? verdict.answer()
                        : standing.ordered(stood.isEmpty() ? begun : stood).getFirst();
                extend(course, instant, first, verdict);
            }
        });
        return course;
    }

    /** The latest claim of each claimant. */
    private record Voices(FactKey question, ConflictResolver rule, Map<Claimant, LatestPerSource> latest) {

        Voices(FactKey question, ConflictResolver rule) {
            this(question, rule, new HashMap<>());
        }

        void take(List<CompetingClaim> claims) {
            claims.forEach(claim -> latest.computeIfAbsent(
                            rule.voice(claim), voice -> LatestPerSource.of(question, rule.later()))
                    .take(claim));
        }

        List<CompetingClaim> standing() {
            return latest.values().stream().flatMap(LatestPerSource::standing).toList();
        }
    }

    private static boolean isLast(List<Period> course, Verdict verdict) {
        return !course.isEmpty()
                && course.getLast().to() == null
                && course.getLast().verdict().equals(verdict);
    }

    /** Nobody says anything from this instant on. */
    private static void end(List<Period> course, Instant at) {
        if (!course.isEmpty() && course.getLast().to() == null) {
            course.set(course.size() - 1, course.getLast().until(at));
        }
    }

    /** @param first of what begins at this instant, the claim that a new run of answers or of dispute is dated by */
    private static void extend(List<Period> course, Instant at, CompetingClaim first, Verdict verdict) {
        var before = course.isEmpty() || course.getLast().to() != null ? null : course.getLast();
        boolean same = before != null
                && before.verdict()
                        .answer()
                        .effectiveData()
                        .sameAnswerAs(verdict.answer().effectiveData());
        var since = same ? Objects.requireNonNull(before).since() : first.effective();
        var basis = same ? Objects.requireNonNull(before).sinceBasis() : first.basis();
        end(course, at);
        var disputedBefore = before == null ? null : before.disputedSince();
        var disputed = disputedBefore == null ? first.effective() : disputedBefore;
        course.add(new Period(at, null, verdict, since, basis, verdict.disputed() ? disputed : null));
    }
}
