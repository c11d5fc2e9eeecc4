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
        CompletableFuture<T> joined;
        boolean first;
        synchronized (this) {
            first = next == null;
            joined = first ? new CompletableFuture<>() : next;
            next = joined;
        }
        if (first) {
            run(joined);
        }
        try {
            return joined.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Waits for the lookup before it, and takes along who asks meanwhile. */
    private void run(CompletableFuture<T> joined) {
        underWay.lock();
        try {
            synchronized (this) {
                next = null;
            }
            joined.complete(lookup.get());
        } catch (RuntimeException | Error failed) {
            joined.completeExceptionally(failed);
        } finally {
            underWay.unlock();
        }
    }
}
