package org.modeltracker.core.claim;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;

/** Where {@code same_as} leads. */
final class IdentityPaths {

    /** What makes and ends a decision. */
    static final List<Class<? extends ClaimData>> DECISIONS =
            List.of(ModelIdentified.class, ClaimCorrected.class, ClaimRetracted.class);

    private final Map<Subject, SubjectState> states;
    /** Subjects on the way: what was decided about them, and nothing else that was said. */
    private final Map<Subject, SubjectState> passed = new HashMap<>();

    /** @param states of the batch's own subjects; what the batch decides about them shows at once */
    IdentityPaths(Map<Subject, SubjectState> states) {
        this.states = states;
    }

    /** Whether any of these claims decides who is who. */
    static boolean areNeededFor(List<Draft> drafts) {
        return drafts.stream().anyMatch(draft -> draft.claim().data().effectiveData() instanceof ModelIdentified);
    }

    /**
     * Loads the models on the way, one query for each step of the longest chain.
     *
     * @param load finds the decisions about subjects
     */
    void load(List<Draft> drafts, Function<Set<Subject>, Map<Subject, List<RecordedEvent>>> load) {
        var next = Stream.concat(
                        drafts.stream().flatMap(draft -> draft.claim().data().requires().stream()),
                        states.values().stream().flatMap(SubjectState::identifiedAs))
                .collect(Collectors.toSet());
        next.removeAll(states.keySet());
        while (!next.isEmpty()) {
            var loaded = load.apply(next);
            next.forEach(subject -> passed.put(subject, SubjectState.of(loaded.getOrDefault(subject, List.of()), 0)));
            next = next.stream()
                    .map(passed::get)
                    .flatMap(SubjectState::identifiedAs)
                    .collect(Collectors.toSet());
            next.removeAll(states.keySet());
            next.removeAll(passed.keySet());
        }
    }

    /** Whether open decisions lead from one subject to another. */
    boolean lead(Subject from, Subject to) {
        return lead(from, to, new LinkedHashSet<>());
    }

    private boolean lead(Subject from, Subject to, Set<Subject> seen) {
        var state = states.getOrDefault(from, passed.get(from));
        return from.equals(to)
                || state != null
                        && seen.add(from)
                        && state.identifiedAs().anyMatch(next -> !next.equals(from) && lead(next, to, seen));
    }
}
