package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.ConflictResolver.Verdict;
import org.modeltracker.core.answer.ValidTimeline.Period;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.SourceKind;

/**
 * The course of a state through valid time, while claims come and go. It sweeps through the instants at which claims begin or end, and keeps the
 * standing claim of each claimant. Waypoints remember how far it had come: a change is worked out from the waypoint before it to the first one
 * after it where all is as it was.
 */
final class StateTimeline {

    /** What remains of a claim comes after the claims that begin at its end and may take its place. */
    private static final Comparator<CompetingClaim> AT_ONE_INSTANT = Comparator.comparing(
                    (CompetingClaim claim) -> claim.remainsFrom() != null)
            .thenComparing(CompetingClaim::position);

    private static final int APART = 64;

    private final FactKey question;
    private final List<Confirmation> confirmations;
    private final int apart;
    private final Set<CompetingClaim> claims = new LinkedHashSet<>();
    private final NavigableMap<Instant, List<CompetingClaim>> beginning = new TreeMap<>();
    private final NavigableMap<Instant, Waypoint> waypoints = new TreeMap<>();
    private final List<Period> course = new ArrayList<>();
    /** How many claims of catalogues there are, by publisher. */
    private final Map<String, Integer> catalogues = new HashMap<>();

    private int own;

    StateTimeline(FactKey question, List<Confirmation> confirmations) {
        this(question, confirmations, APART);
    }

    /** @param apart so many instants lie between two waypoints at first */
    StateTimeline(FactKey question, List<Confirmation> confirmations, int apart) {
        this.question = question;
        this.confirmations = confirmations;
        this.apart = apart;
    }

    /**
     * How far the sweep had come before an instant.
     *
     * @param last the last period; null before the first one
     */
    private record Waypoint(Claimants claimants, @Nullable Period last) {

        boolean isAs(@Nullable Waypoint other) {
            return other != null && Objects.equals(last, other.last) && claimants.areAs(other.claimants);
        }

        Waypoint copy() {
            return new Waypoint(claimants.copy(), last);
        }
    }

    /** The periods that are no more, and the new ones, each in their order. */
    record Change(List<Period> ended, List<Period> begun) {}

    /** Claims on the question, and on the same for everybody. Without one of its own nobody asks it. */
    Change change(Collection<CompetingClaim> gone, Collection<CompetingClaim> come) {
        if (gone.isEmpty() && come.isEmpty()) {
            return new Change(List.of(), List.of());
        }
        var touched = new TreeSet<Instant>();
        gone.stream().filter(claims::remove).flatMap(StateTimeline::parts).forEach(part -> remove(part, touched));
        come.stream().filter(claims::add).flatMap(StateTimeline::parts).forEach(part -> add(part, touched));
        if (own == 0) {
            waypoints.clear();
            return replace(0, course.size(), List.of());
        }
        return touched.isEmpty() ? new Change(List.of(), List.of()) : sweep(touched, mayReachFar(gone, come));
    }

    /** What a catalogue says in one entry counts from an earlier entry that said the same, so that one between them may matter much later. */
    private boolean mayReachFar(Collection<CompetingClaim> gone, Collection<CompetingClaim> come) {
        var changed = Stream.concat(gone.stream(), come.stream())
                .filter(claim -> claim.effectiveData().hasParts())
                .map(CompetingClaim::publisher)
                .collect(Collectors.toSet());
        return Stream.concat(
                        catalogues.keySet().stream(),
                        gone.stream().filter(StateTimeline::isListed).map(CompetingClaim::publisher))
                .anyMatch(changed::contains);
    }

    private static Stream<CompetingClaim> parts(CompetingClaim claim) {
        return Stream.concat(Stream.of(claim), claim.remainders());
    }

    private void add(CompetingClaim part, Set<Instant> touched) {
        var here = beginning.computeIfAbsent(part.begins(), instant -> new ArrayList<>());
        here.add(part);
        here.sort(AT_ONE_INSTANT);
        touched.add(part.begins());
        count(part, 1);
    }

    private void remove(CompetingClaim part, Set<Instant> touched) {
        beginning.computeIfPresent(part.begins(), (instant, here) -> {
            here.remove(part);
            return here.isEmpty() ? null : here;
        });
        touched.add(part.begins());
        count(part, -1);
    }

    private void count(CompetingClaim part, int more) {
        own += isOwn(part) ? more : 0;
        if (part.remainsFrom() == null && isListed(part)) {
            catalogues.merge(part.publisher(), more, (one, other) -> one + other == 0 ? null : one + other);
        }
    }

    private static boolean isListed(CompetingClaim claim) {
        return claim.event().claim().source().kind() == SourceKind.CATALOGUE;
    }

    private boolean isOwn(CompetingClaim part) {
        return part.remainsFrom() == null && part.question().equals(question);
    }

    private Change sweep(SortedSet<Instant> touched, boolean toTheEnd) {
        var start = waypoints.floorEntry(touched.first());
        var from = start == null ? beginning.firstKey() : start.getKey();
        var reached = start == null
                ? new Waypoint(new Claimants(question), null)
                : start.getValue().copy();
        var before = new TreeMap<>(waypoints.tailMap(from, true));
        waypoints.tailMap(from, true).clear();
        int first = index(reached.last());
        var fresh = new ArrayList<>(Stream.ofNullable(reached.last()).toList());
        var rule = new ConflictResolver(question.fact().kind(), new VisibleClaims(claims, confirmations));
        int since = apart;
        for (var begun : beginning.tailMap(from, true).entrySet()) {
            var instant = begun.getKey();
            var here = new Waypoint(reached.claimants(), fresh.isEmpty() ? null : fresh.getLast());
            var known = before.get(instant);
            if (!toTheEnd && instant.isAfter(touched.last()) && here.isAs(known)) {
                waypoints.putAll(before.tailMap(instant, true));
                return replace(first, index(here.last()), fresh.isEmpty() ? fresh : fresh.subList(0, fresh.size() - 1));
            }
            if (since >= apart || known != null && since >= apart / 4) {
                waypoints.put(instant, here.copy());
                since = 0;
            }
            since++;
            step(instant, begun.getValue(), reached.claimants(), rule, fresh);
        }
        return replace(first, course.size(), fresh);
    }

    private Change replace(int first, int end, List<Period> fresh) {
        var old = course.subList(first, end);
        var ended = new LinkedHashSet<>(old);
        fresh.forEach(ended::remove);
        var begun = new LinkedHashSet<>(fresh);
        old.forEach(begun::remove);
        old.clear();
        course.addAll(first, fresh);
        return new Change(List.copyOf(ended), List.copyOf(begun));
    }

    /** Where in the course a period is, whether it has ended since or not. */
    private int index(@Nullable Period period) {
        return period == null ? 0 : Collections.binarySearch(course, period, Comparator.comparing(StateTimeline::from));
    }

    private static Instant from(Period period) {
        return Objects.requireNonNull(period.from());
    }

    private static void step(
            Instant instant,
            List<CompetingClaim> begun,
            Claimants claimants,
            ConflictResolver rule,
            List<Period> course) {
        claimants.take(begun);
        var standing = claimants.standing();
        var verdict = rule.verdict(standing);
        if (verdict == null) {
            ValidTimeline.end(course, instant);
        } else if (!ValidTimeline.isLast(course, verdict)) {
            var stood = begun.stream().filter(standing::contains).toList();
            var first = begun.contains(verdict.answer())
                    ? verdict.answer()
                    : rule.ordered(stood.isEmpty() ? begun : stood).getFirst();
            extend(course, instant, first, verdict);
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
        ValidTimeline.end(course, at);
        var disputedBefore = before == null ? null : before.disputedSince();
        var disputed = disputedBefore == null ? first.effective() : disputedBefore;
        course.add(new Period(at, null, verdict, since, basis, verdict.disputed() ? disputed : null));
    }
}
