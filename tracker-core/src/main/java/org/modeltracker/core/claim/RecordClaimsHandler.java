package org.modeltracker.core.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.modeltracker.core.claim.Decision.Append;
import org.modeltracker.core.claim.Decision.Refused;
import org.modeltracker.core.log.EventAppender;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.SubjectHistories;
import org.modeltracker.core.log.SubjectHistories.History;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;
import org.springframework.stereotype.Component;

/** Brings the decisions what they need to know, in three queries however many claims there are, and appends what they decide. */
@Component
class RecordClaimsHandler {

    private final EventLog log;
    private final SubjectHistories histories;
    private final EventAppender appender;

    RecordClaimsHandler(EventLog log, SubjectHistories histories, EventAppender appender) {
        this.log = log;
        this.histories = histories;
        this.appender = appender;
    }

    @CommandHandler
    List<Decision> handle(RecordClaims command) {
        var subjects =
                command.drafts().stream().map(draft -> draft.claim().subject()).collect(Collectors.toSet());
        appender.lock(subjects);
        var states = states(histories.of(subjects));
        var identities = new IdentityPaths(states);
        if (IdentityPaths.areNeededFor(command.drafts())) {
            appender.lockIdentities();
            identities.load(command.drafts(), named -> histories.of(named, IdentityPaths.DECISIONS));
        }
        var recorded = recorded(command.drafts());
        var known = known(command.drafts());
        loadBenchmarks(command.drafts(), states);
        var decisions = new ArrayList<Decision>();
        var events = new ArrayList<DomainEventMessage<Claim>>();
        for (var draft : command.drafts()) {
            var subject = draft.claim().subject();
            var state = states.computeIfAbsent(subject, s -> SubjectState.empty());
            var decision = decide(new RecordClaim(draft, command.now()), state, recorded, known, identities, states);
            decisions.add(decision);
            if (decision instanceof Append) {
                events.add(appender.event(draft.id(), state.next(), draft.claim(), command.recordedBy()));
                state.add(draft.id(), draft.claim());
                recorded.put(draft.id(), draft.claim());
                known.add(subject);
            }
        }
        if (command.atomic() && decisions.stream().anyMatch(Refused.class::isInstance)) {
            return decisions.stream().map(RecordClaimsHandler::notWithoutOthers).toList();
        }
        appender.append(events);
        return decisions;
    }

    private static Decision decide(
            RecordClaim command,
            SubjectState state,
            Map<UUID, Claim> recorded,
            Set<Subject> known,
            IdentityPaths identities,
            Map<Subject, SubjectState> states) {
        return Optional.ofNullable(recorded.get(command.draft().id()))
                .map(command::decideAgain)
                .orElseGet(() ->
                        command.decide(state, known::contains, identities::lead, subject -> standing(states, subject)));
    }

    private static List<ClaimData> standing(Map<Subject, SubjectState> states, Subject subject) {
        var state = states.get(subject);
        return state == null ? List.of() : state.standing();
    }

    /** Scores are held against the definitions of their benchmarks. */
    private void loadBenchmarks(List<Draft> drafts, Map<Subject, SubjectState> states) {
        var benchmarks = drafts.stream()
                .flatMap(draft -> draft.claim().data().requires().stream())
                .filter(subject -> subject.kind() == Subject.Kind.BENCHMARK && !states.containsKey(subject))
                .collect(Collectors.toSet());
        if (!benchmarks.isEmpty()) {
            states.putAll(states(histories.of(benchmarks)));
        }
    }

    private static Map<Subject, SubjectState> states(Map<Subject, History> histories) {
        var states = new HashMap<Subject, SubjectState>();
        histories.forEach((subject, history) -> states.put(subject, SubjectState.of(history)));
        return states;
    }

    /** Events that have one of these ids already, whatever their subject. */
    private Map<UUID, Claim> recorded(List<Draft> drafts) {
        return log.byIds(drafts.stream().map(Draft::id).toList()).stream()
                .collect(Collectors.toMap(RecordedEvent::id, RecordedEvent::claim));
    }

    private Set<Subject> known(List<Draft> drafts) {
        var named = drafts.stream()
                .map(draft -> draft.claim().data())
                .flatMap(data ->
                        Stream.concat(data.requires().stream(), data.effectiveData().namedModels().values().stream()))
                .collect(Collectors.toSet());
        return named.isEmpty() ? new HashSet<>() : histories.known(named);
    }

    private static Decision notWithoutOthers(Decision decision) {
        return decision instanceof Append ? Decision.refused(new Refusal.WithOthers()) : decision;
    }
}
