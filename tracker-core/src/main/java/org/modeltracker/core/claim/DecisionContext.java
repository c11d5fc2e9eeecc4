package org.modeltracker.core.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.modeltracker.core.claim.Decision.Append;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.Subject;

/** What the decisions of one transaction know: what is recorded, and what those before them decided. */
final class DecisionContext {

    private final Map<Subject, SubjectState> states;
    private final IdentityPaths identities;
    private final Map<UUID, Claim> recorded;
    private final Set<UUID> unreadable;
    private final Set<Subject> known;
    private final List<NewEvent> events = new ArrayList<>();

    /** @param sequence the number in its subject's stream */
    record NewEvent(Draft draft, long sequence, String recordedBy) {}

    /**
     * @param found the subjects that are decided on, the benchmarks that they name, and the events that have the id of a draft already
     * @param known the other subjects that the log has heard of
     */
    DecisionContext(SubjectStates.Found found, IdentityPaths identities, Set<Subject> known) {
        this.states = found.states();
        this.identities = identities;
        this.recorded = found.named();
        this.unreadable = found.unreadable();
        this.known = known;
    }

    /** One decision for each draft, in order. */
    List<Decision> decide(RecordClaims command) {
        return command.drafts().stream().map(draft -> decide(draft, command)).toList();
    }

    /** What was decided to append so far. */
    List<NewEvent> events() {
        return events;
    }

    /** The states with what was decided to append. */
    Map<Subject, SubjectState> states() {
        return states;
    }

    boolean appends(UUID id) {
        return events.stream().anyMatch(event -> event.draft().id().equals(id));
    }

    private Decision decide(Draft draft, RecordClaims command) {
        var subject = draft.claim().subject();
        var state = states.computeIfAbsent(subject, s -> SubjectState.empty());
        var decision = decide(new RecordClaim(draft, command.now()), state);
        if (decision instanceof Append) {
            events.add(new NewEvent(draft, state.next(), command.recordedBy()));
            state.add(draft.id(), draft.claim());
            recorded.put(draft.id(), draft.claim());
            known.add(subject);
        }
        return decision;
    }

    private Decision decide(RecordClaim claim, SubjectState state) {
        if (unreadable.contains(claim.draft().id())) {
            return Decision.refused(new Refusal.IdTaken(claim.draft().id()));
        }
        return Optional.ofNullable(recorded.get(claim.draft().id()))
                .map(claim::decideAgain)
                .orElseGet(() -> claim.decide(state, known::contains, identities::lead, this::standing));
    }

    private List<ClaimData> standing(Subject subject) {
        var state = states.get(subject);
        return state == null ? List.of() : state.standing();
    }
}
