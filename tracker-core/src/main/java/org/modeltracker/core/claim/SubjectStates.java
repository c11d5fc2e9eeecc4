package org.modeltracker.core.claim;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.AppendCondition;
import org.modeltracker.core.log.AppendCondition.StreamEnd;
import org.modeltracker.core.log.LogBusy;
import org.modeltracker.core.log.SubjectHistories;
import org.modeltracker.core.log.SubjectHistories.History;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The states of subjects, from the log. Those of subjects with many events, and of subjects that were written to one by one, stay in memory. Then
 * only what came since is read, or nothing: one more claim costs the same, however many there are. A transaction takes a state out and puts it
 * back once it is committed, so none has what was never stored.
 */
@Component
final class SubjectStates {

    /** From so many events on, a state stays in memory, whoever wrote them. */
    private static final int BUSY = 50;
    /** All states in memory have so many events at most, and one of them half as many. */
    private static final long MOST = 16_000;

    private final SubjectHistories histories;
    /** The one that was used last is the last. */
    private final Map<Subject, SubjectState> kept = new LinkedHashMap<>();

    private long events;

    SubjectStates(SubjectHistories histories) {
        this.histories = histories;
    }

    /**
     * @param states of the subjects that the log has heard of
     * @param named the events that have one of the ids, whatever their subject
     * @param unreadable those of the ids that events have which are set aside
     * @param locked the subjects that no other writer can write to until the transaction ends, those of the condition from the append on; there are
     *     no states of others
     * @param condition under which the rest is so
     */
    record Found(
            Map<Subject, SubjectState> states,
            Map<UUID, Claim> named,
            Set<UUID> unreadable,
            Set<Subject> locked,
            AppendCondition condition) {}

    /** What the log holds of these subjects, while others write on. */
    Map<Subject, SubjectState> find(Set<Subject> subjects) {
        var states = take(subjects, Long.MAX_VALUE);
        update(states, histories.find(firsts(subjects, states)));
        return states;
    }

    /**
     * Locks these subjects, and finds what the log holds of them, and which events have these ids.
     *
     * @throws LogBusy when another writer held one of them too long
     */
    Found lockAndFind(Set<Subject> subjects, Collection<UUID> ids) {
        return find(subjects, from -> histories.lockAndFind(from, ids));
    }

    /** Locks and finds only those of these subjects that no other writer holds. */
    Found lockFreeAndFind(Set<Subject> subjects, Collection<UUID> ids) {
        return find(subjects, from -> histories.lockFreeAndFind(from, ids));
    }

    /**
     * The same, but asks nothing of subjects with few events that are in memory: the append has to find that they are as they were, and that no
     * other writer holds them. Where it does not, they are read whole, so those with many events are left to who asks.
     */
    Found rememberOrFind(Set<Subject> subjects, Collection<UUID> ids) {
        var remembered = take(subjects, BUSY);
        var ends = ends(remembered);
        var others = new HashSet<>(subjects);
        others.removeAll(remembered.keySet());
        if (others.isEmpty()) {
            return new Found(
                    remembered, new HashMap<>(), Set.of(), subjects, new AppendCondition(ends, Set.copyOf(ids)));
        }
        var found = lockFreeAndFind(others, ids);
        var states = new HashMap<>(found.states());
        states.putAll(remembered);
        var locked = new HashSet<>(found.locked());
        locked.addAll(remembered.keySet());
        return new Found(states, found.named(), found.unreadable(), locked, new AppendCondition(ends, Set.of()));
    }

    private static Map<Subject, StreamEnd> ends(Map<Subject, SubjectState> states) {
        return states.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().end()));
    }

    /** What is not locked, or could not be read, is put back as it was. */
    private Found find(Set<Subject> subjects, Function<Map<Subject, Long>, SubjectHistories.Found> read) {
        var states = take(subjects, Long.MAX_VALUE);
        var others = new HashMap<>(states);
        try {
            var found = read.apply(firsts(subjects, states));
            others.keySet().removeAll(found.locked());
            states.keySet().retainAll(found.locked());
            update(states, found.histories());
            var named = found.named().stream().collect(Collectors.toMap(RecordedEvent::id, RecordedEvent::claim));
            return new Found(states, named, found.unreadable(), found.locked(), AppendCondition.NONE);
        } finally {
            keep(others, 1);
        }
    }

    private void update(Map<Subject, SubjectState> states, Map<Subject, History> found) {
        var lost = states.keySet().stream()
                .filter(subject -> !goesOn(states.get(subject), found.get(subject)))
                .collect(Collectors.toSet());
        lost.forEach(states::remove);
        found.forEach((subject, history) -> {
            if (!lost.contains(subject)) {
                goOn(states.computeIfAbsent(subject, one -> SubjectState.empty()), history);
            }
        });
        if (!lost.isEmpty()) {
            histories
                    .find(firsts(lost, states))
                    .forEach((subject, history) ->
                            states.put(subject, SubjectState.of(history.events(), history.next())));
        }
    }

    /** The last event of each state is read again: a log that was restored may not have it. */
    private static Map<Subject, Long> firsts(Set<Subject> subjects, Map<Subject, SubjectState> states) {
        return subjects.stream()
                .collect(Collectors.toMap(subject -> subject, subject -> Math.max(0, next(states.get(subject)) - 1)));
    }

    /** Whether the log still has what a state ends with. */
    private static boolean goesOn(@Nullable SubjectState state, @Nullable History history) {
        return state != null
                && history != null
                && history.first() == state.next() - 1
                && !history.events().isEmpty()
                && state.endsWith(history.events().getFirst());
    }

    private static void goOn(SubjectState state, History history) {
        var events = history.events();
        state.add(state.isEmpty() ? events : events.subList(1, events.size()), history.next());
    }

    /**
     * Puts states back once the transaction is committed, with what it adds to them.
     *
     * @param allOfThem or only those of subjects with many events: a large write would take the place of all others
     */
    void keepAfterCommit(Map<Subject, SubjectState> states, boolean allOfThem) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                keep(states, allOfThem ? 1 : BUSY);
            }
        });
    }

    /** @param below only of subjects with fewer events */
    private synchronized Map<Subject, SubjectState> take(Set<Subject> subjects, long below) {
        var taken = new HashMap<Subject, SubjectState>();
        for (var subject : subjects) {
            var state = kept.get(subject);
            if (state != null && state.next() < below) {
                kept.remove(subject);
                events -= state.next();
                taken.put(subject, state);
            }
        }
        return taken;
    }

    /** Another transaction may have put a later state back meanwhile. */
    private synchronized void keep(Map<Subject, SubjectState> states, int from) {
        states.forEach((subject, state) -> {
            long other = next(kept.get(subject));
            if (state.next() >= from && state.next() > other && state.next() <= MOST / 2 && state.isWhole()) {
                kept.remove(subject);
                kept.put(subject, state);
                events += state.next() - other;
            }
        });
        for (var unused = kept.values().iterator(); events > MOST; unused.remove()) {
            events -= unused.next().next();
        }
    }

    private static long next(@Nullable SubjectState state) {
        return state == null ? 0 : state.next();
    }
}
