package org.modeltracker.core.background;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks something up once for all who ask at the same time. Nobody gets a result that was begun before they asked. */
public final class JoinedLookup<T> {

    private final Supplier<T> lookup;
    private final ReentrantLock underWay = new ReentrantLock();
    private @Nullable CompletableFuture<T> next;

    public JoinedLookup(Supplier<T> lookup) {
        this.lookup = lookup;
    }

    public T get() {
        var mine = new CompletableFuture<T>();
        var joined = join(mine);
        if (joined == mine) {
            run(mine);
        }
        try {
            return joined.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private synchronized CompletableFuture<T> join(CompletableFuture<T> mine) {
        var other = next;
        if (other != null) {
            return other;
        }
        next = mine;
        return mine;
    }

    private synchronized void close() {
        next = null;
    }

    /** Waits for the lookup before it, and takes along who asks meanwhile. */
    private void run(CompletableFuture<T> joined) {
        underWay.lock();
        try {
            close();
            joined.complete(lookup.get());
        } catch (RuntimeException | Error failed) {
            joined.completeExceptionally(failed);
        } finally {
            underWay.unlock();
        }
    }
}
