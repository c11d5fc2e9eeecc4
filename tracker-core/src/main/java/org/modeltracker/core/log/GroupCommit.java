package org.modeltracker.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
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

    private final ConcurrentLinkedQueue<Waiting<Q, A>> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock leading = new ReentrantLock(true);

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
        queue.add(own);
        leading.lock();
        try {
            while (own.outcome == null) {
                lead(next());
            }
        } finally {
            leading.unlock();
        }
        return own.outcome();
    }

    private List<Waiting<Q, A>> next() {
        var group = new ArrayList<Waiting<Q, A>>();
        for (var one = queue.poll(); one != null; one = group.size() < most ? queue.poll() : null) {
            group.add(one);
        }
        return group;
    }

    private void lead(List<Waiting<Q, A>> group) {
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
            for (var one = queue.poll(); one != null; one = queue.poll()) {
                group.add(one);
            }
        }
        group.forEach(one -> one.outcome = () -> {
            throw failure;
        });
    }

    private A alone(Waiting<Q, A> one) {
        return alone.apply(one.question);
    }

    /** Its fields are guarded by the lock. */
    private static final class Waiting<Q, A> {

        private final Q question;
        private @Nullable Supplier<A> outcome;

        private Waiting(Q question) {
            this.question = question;
        }

        private A outcome() {
            return Objects.requireNonNull(outcome).get();
        }
    }
}
