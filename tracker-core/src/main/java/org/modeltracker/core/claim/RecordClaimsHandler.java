package org.modeltracker.core.claim;

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
import org.modeltracker.core.claim.Decision.Known;
import org.modeltracker.core.claim.Decision.Refused;
import org.modeltracker.core.log.EventAppender;
import org.modeltracker.core.log.SubjectHistories;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.Subject;
import org.springframework.stereotype.Component;

/** Brings the decisions what they need to know, in a few queries however many claims there are, and appends what they decide. */
@Component
class RecordClaimsHandler {

    private final SubjectStates states;
    private final SubjectHistories histories;
    private final EventAppender appender;

    RecordClaimsHandler(SubjectStates states, SubjectHistories histories, EventAppender appender) {
        this.states = states;
        this.histories = histories;
        this.appender = appender;
    }

    @CommandHandler
    Decided handle(RecordClaims command) {
        var context = context(command.drafts(), states.lockAndFind(command.subjects(), ids(command.drafts())));
        var decisions = context.decide(command);
        if (command.atomic() && decisions.stream().anyMatch(Refused.class::isInstance)) {
            return new Decided(
                    decisions.stream()
                            .map(decision -> notWithoutOthers(decision, context))
                            .toList(),
                    Map.of());
        }
        states.keepAfterCommit(context.states(), command.isShort());
        return new Decided(decisions, appender.append(events(context)));
    }

    /** Nothing for a caller whose subject another writer holds: the rest must not wait for that. */
    @CommandHandler
    List<Optional<Decided>> handle(RecordTogether command) {
        var found = command.fromMemory()
                ? states.rememberOrFind(command.subjects(), ids(command.drafts()))
                : states.lockFreeAndFind(command.subjects(), ids(command.drafts()));
        var callers = command.callers().stream()
                .map(caller -> Optional.of(caller).filter(one -> found.locked().containsAll(one.subjects())))
                .toList();
        var drafts = callers.stream()
                .flatMap(Optional::stream)
                .flatMap(caller -> caller.drafts().stream())
                .toList();
        var context = context(drafts, found);
        var decisions =
                callers.stream().map(caller -> caller.map(context::decide)).toList();
        states.keepAfterCommit(context.states(), true);
        var places = appender.appendLast(events(context), found.condition());
        return decisions.stream()
                .map(own -> own.map(some -> new Decided(some, places)))
                .toList();
    }

    private static Set<UUID> ids(List<Draft> drafts) {
        return drafts.stream().map(Draft::id).collect(Collectors.toSet());
    }

    private DecisionContext context(List<Draft> drafts, SubjectStates.Found found) {
        var identities = new IdentityPaths(found.states());
        if (IdentityPaths.areNeededFor(drafts)) {
            appender.lockIdentities();
            identities.load(drafts, named -> histories.of(named, IdentityPaths.DECISIONS));
        }
        loadBenchmarks(drafts, found.states());
        return new DecisionContext(found, identities, known(drafts));
    }

    private List<DomainEventMessage<Claim>> events(DecisionContext context) {
        return context.events().stream()
                .map(event -> appender.event(
                        event.draft().id(), event.sequence(), event.draft().claim(), event.recordedBy()))
                .toList();
    }

    /** Scores are held against the definitions of their benchmarks. */
    private void loadBenchmarks(List<Draft> drafts, Map<Subject, SubjectState> own) {
        var benchmarks = drafts.stream()
                .flatMap(draft -> draft.claim().data().requires().stream())
                .filter(subject -> subject.kind() == Subject.Kind.BENCHMARK && !own.containsKey(subject))
                .collect(Collectors.toSet());
        if (!benchmarks.isEmpty()) {
            own.putAll(states.find(benchmarks));
        }
    }

    private Set<Subject> known(List<Draft> drafts) {
        var named = drafts.stream()
                .map(draft -> draft.claim().data())
                .flatMap(data ->
                        Stream.concat(data.requires().stream(), data.effectiveData().namedModels().values().stream()))
                .collect(Collectors.toSet());
        return named.isEmpty() ? new HashSet<>() : histories.known(named);
    }

    /** A line that repeats a new one is as little stored as that one. */
    private static Decision notWithoutOthers(Decision decision, DecisionContext context) {
        boolean isNew = decision instanceof Append || decision instanceof Known(UUID id) && context.appends(id);
        return isNew ? Decision.refused(new Refusal.WithOthers()) : decision;
    }
}
