package org.modeltracker.api;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.web.context.request.RequestContextHolder;

/** Transactions of requests that fail when a test says so; those of the tracker's own threads go on. */
final class PlantedTransactions implements PlatformTransactionManager {

    enum Point {
        BEGIN,
        COMMIT
    }

    private record Planted(Point point, Supplier<RuntimeException> failure) {}

    private final PlatformTransactionManager real;
    private final AtomicReference<@Nullable Planted> planted = new AtomicReference<>();

    PlantedTransactions(PlatformTransactionManager real) {
        this.real = real;
    }

    /** The next transaction of a request fails there. */
    void plant(Point point, Supplier<RuntimeException> failure) {
        planted.set(new Planted(point, failure));
    }

    /** @return whether one was still planted */
    boolean clear() {
        return planted.getAndSet(null) != null;
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        failAt(Point.BEGIN, () -> {});
        return real.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
        if (status.isNewTransaction()) {
            failAt(Point.COMMIT, () -> real.rollback(status));
        }
        real.commit(status);
    }

    @Override
    public void rollback(TransactionStatus status) {
        real.rollback(status);
    }

    private void failAt(Point point, Runnable first) {
        var failure = planted.get();
        if (failure != null && failure.point() == point && isOfARequest() && planted.compareAndSet(failure, null)) {
            first.run();
            throw failure.failure().get();
        }
    }

    /** Imports have a thread of their own. */
    private static boolean isOfARequest() {
        return RequestContextHolder.getRequestAttributes() != null
                || Thread.currentThread().getName().startsWith("import-");
    }
}
