package org.modeltracker.core.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is who: the open decisions on subjects, and the model at the end of each chain of {@code same_as}. */
public final class IdentityGraph {

    private final Map<String, List<IdentityClaim>> decisions = new HashMap<>();
    private final Map<UUID, String> subjects = new HashMap<>();
    private final Map<String, Set<String>> sources = new HashMap<>();

    public void add(String subject, IdentityClaim decision) {
        decisions.computeIfAbsent(subject, id -> new ArrayList<>()).add(decision);
        subjects.put(decision.eventId(), subject);
        sources.computeIfAbsent(decision.data().sameAs(), id -> new LinkedHashSet<>())
                .add(subject);
    }

    /** The subject of an open decision; empty for any other event. */
    public Optional<String> subjectOf(UUID eventId) {
        return Optional.ofNullable(subjects.get(eventId));
    }

    /** Forgets a decision that was corrected or retracted. An event that is no decision changes nothing. */
    public void end(UUID eventId) {
        var subject = subjects.remove(eventId);
        if (subject != null) {
            Objects.requireNonNull(decisions.get(subject))
                    .removeIf(decision -> decision.eventId().equals(eventId));
        }
    }

    /** The subject and all that lead to it. */
    public Set<String> dependents(String subject) {
        var found = new LinkedHashSet<>(Set.of(subject));
        var open = new ArrayList<>(List.of(subject));
        while (!open.isEmpty()) {
            var target = open.removeLast();
            sources.getOrDefault(target, Set.of()).stream()
                    .filter(id -> leads(id, target) && found.add(id))
                    .forEach(open::add);
        }
        return found;
    }

    private boolean leads(String subject, String target) {
        return decisions.getOrDefault(subject, List.of()).stream()
                .anyMatch(claim -> claim.data().sameAs().equals(target));
    }

    /** The model over valid time; empty if the subject is a model of its own. */
    public List<IdentityPeriod> periods(String subject) {
        var bounds = bounds(subject);
        var periods = new ArrayList<IdentityPeriod>();
        @Nullable Instant from = null;
        for (var bound : bounds) {
            append(periods, period(subject, from, bound));
            from = bound;
        }
        append(periods, period(subject, from, null));
        boolean plain = periods.size() == 1 && periods.getFirst().decision() == null;
        return plain ? List.of() : periods;
    }

    private IdentityPeriod period(String subject, @Nullable Instant from, @Nullable Instant to) {
        var instant = from == null ? Instant.MIN : from;
        var decision = decision(subject, instant);
        return new IdentityPeriod(from, to, at(subject, instant), decision == null ? null : decision.eventId());
    }

    /** The model at an instant of valid time. A circle leads nowhere, so the subject is its own model then. */
    public ResolvedIdentity at(String subject, Instant instant) {
        var chain = new ArrayList<IdentityClaim>();
        var seen = new HashSet<>(Set.of(subject));
        var last = subject;
        for (var next = decision(last, instant); next != null; next = decision(last, instant)) {
            chain.add(next);
            var target = next.data().sameAs();
            if (target.equals(last)) {
                break;
            }
            if (!seen.add(target)) {
                return ResolvedIdentity.self(subject);
            }
            last = target;
        }
        var identity = ResolvedIdentity.self(last);
        for (var decision : chain.reversed()) {
            identity = identity.through(decision.data());
        }
        return identity;
    }

    private @Nullable IdentityClaim decision(String subject, Instant instant) {
        return IdentityClaim.at(decisions.getOrDefault(subject, List.of()), instant)
                .orElse(null);
    }

    /** The stated dates of every decision on the way. */
    private Collection<Instant> bounds(String subject) {
        var bounds = new TreeSet<Instant>();
        var seen = new HashSet<String>();
        var open = new ArrayList<>(List.of(subject));
        while (!open.isEmpty()) {
            var id = open.removeLast();
            if (seen.add(id)) {
                for (var decision : decisions.getOrDefault(id, List.of())) {
                    if (decision.from() != null) {
                        bounds.add(decision.from());
                    }
                    open.add(decision.data().sameAs());
                }
            }
        }
        return bounds;
    }

    private static void append(List<IdentityPeriod> periods, IdentityPeriod next) {
        var last = periods.isEmpty() ? null : periods.getLast();
        if (last != null
                && last.identity().equals(next.identity())
                && Objects.equals(last.decision(), next.decision())) {
            periods.set(
                    periods.size() - 1, new IdentityPeriod(last.from(), next.to(), next.identity(), next.decision()));
        } else {
            periods.add(next);
        }
    }
}
