package org.modeltracker.core.claim;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.model.Subject;

/**
 * Where {@code same_as} leads.
 *
 * @param states by subject; what a batch decides about its own subjects shows at once
 */
record IdentityPaths(Map<Subject, SubjectState> states) {

    /** Whether any of these claims decides who is who. */
    static boolean areNeededFor(List<Draft> drafts) {
        return drafts.stream().anyMatch(draft -> draft.claim().data().effectiveData() instanceof ModelIdentified);
    }

    /** Loads the models on the way, one query for each step of the longest chain. */
    void load(List<Draft> drafts, Function<Set<Subject>, Map<Subject, SubjectState>> load) {
        var next = Stream.concat(
                        drafts.stream().flatMap(draft -> draft.claim().data().requires().stream()),
                        states.values().stream().flatMap(SubjectState::identifiedAs))
                .collect(Collectors.toSet());
        next.removeAll(states.keySet());
        while (!next.isEmpty()) {
            var loaded = load.apply(next);
            next.forEach(subject -> states.put(subject, loaded.getOrDefault(subject, SubjectState.empty())));
            next = loaded.values().stream().flatMap(SubjectState::identifiedAs).collect(Collectors.toSet());
            next.removeAll(states.keySet());
        }
    }

    /** Whether open decisions lead from one subject to another. */
    boolean lead(Subject from, Subject to) {
        return lead(from, to, new LinkedHashSet<>());
    }

    private boolean lead(Subject from, Subject to, Set<Subject> seen) {
        var state = states.get(from);
        return from.equals(to)
                || state != null
                        && seen.add(from)
                        && state.identifiedAs().anyMatch(next -> !next.equals(from) && lead(next, to, seen));
    }
}
