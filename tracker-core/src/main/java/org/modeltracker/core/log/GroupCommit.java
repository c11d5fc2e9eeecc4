package org.modeltracker.core.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Callers at the same time share a transaction: the first does the work of all who came while another was at it. Each gets its own answer, or
 * the failure that its own work caused.
 *
 * @param <Q> what a caller asks for
 * @param <A> what it is answered
 */
public final class GroupCommit<Q, A> {

    private final int most;
    private final Function<List<Q>, List<Optional<A>>> together;
    private final Function<Q, A> alone;

    /** Callers that wait. The monitor of this object guards it and {@code isLed}. The leader is the first of them until its work begins. */
    private final Queue<Waiting<Q, A>> queue = new ArrayDeque<>();

    private boolean isLed;

    /**
     * @param most so many callers share a transaction
     * @param together does all in one transaction; no answer for a caller that has to wait for others by itself
     * @param alone does one in a transaction of its own
     */
    public GroupCommit(int most, Function<List<Q>, List<Optional<A>>> together, Function<Q, A> alone) {
        this.most = most;
        this.together = together;
        this.alone = alone;
    }

    /** Returns when what was asked is committed. Throws what the work throws. */
    public A submit(Q question) {
        var own = new Waiting<Q, A>(question);
        if (joinsOthers(own)) {
            own.woken.acquireUninterruptibly();
        }
        if (own.outcome == null) {
            lead();
        }
        return Objects.requireNonNull(own.outcome).get();
    }

    /** @return whether another caller leads; otherwise this one does */
    private synchronized boolean joinsOthers(Waiting<Q, A> own) {
        boolean others = isLed;
        queue.add(own);
        isLed = true;
        return others;
    }

    private void lead() {
        var group = new ArrayList<Waiting<Q, A>>();
        try {
            moveTo(group, most);
            answer(group);
        } finally {
            try {
                handOn();
            } finally {
                group.forEach(one -> one.woken.release());
            }
        }
    }

    /** Who leads next is woken before those who have their answer: the database does nothing meanwhile. */
    private synchronized void handOn() {
        var next = queue.peek();
        isLed = next != null;
        if (next != null) {
            next.woken.release();
        }
    }

    /** No caller is in neither, whatever fails. */
    private synchronized void moveTo(List<Waiting<Q, A>> group, int limit) {
        while (group.size() < limit && !queue.isEmpty()) {
            group.add(queue.peek());
            queue.remove();
        }
    }

    private void answer(List<Waiting<Q, A>> group) {
        try {
            var answers = together.apply(group.stream().map(one -> one.question).toList());
            for (int i = 0; i < group.size(); i++) {
                var one = group.get(i);
                one.outcome =
                        answers.get(i).<Supplier<A>>map(answer -> () -> answer).orElse(() -> alone(one));
            }
        } catch (RuntimeException e) {
            if (group.size() > 1 && DatabaseFailures.isOfTheWork(e)) {
                group.forEach(one -> one.outcome = () -> alone(one));
            } else {
                fail(group, e);
            }
        } finally {
            // An Error ends its own thread; the others still have to hear something.
            group.stream().filter(one -> one.outcome == null).forEach(one -> one.outcome = () -> alone(one));
        }
    }

    /** Those who came meanwhile fail with the group: the database would let each of them wait as long again. */
    private void fail(List<Waiting<Q, A>> group, RuntimeException failure) {
        if (!DatabaseFailures.isOfTheWork(failure)) {
            moveTo(group, Integer.MAX_VALUE);
        }
        group.forEach(one -> one.outcome = () -> {
            throw failure;
        });
    }

    private A alone(Waiting<Q, A> one) {
        return alone.apply(one.question);
    }

    private static final class Waiting<Q, A> {

        private final Q question;
        /** Released when it has an outcome, or leads. Unlike a future, a semaphore goes on waiting when the heap is full. */
        private final Semaphore woken = new Semaphore(0);

        private @Nullable Supplier<A> outcome;

        private Waiting(Q question) {
            this.question = question;
        }
    }
}
