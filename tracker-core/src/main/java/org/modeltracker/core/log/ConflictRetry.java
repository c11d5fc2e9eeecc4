package org.modeltracker.core.log;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Decides again when another writer was first, and only then; Axon's own schedulers would retry refusals too. */
final class ConflictRetry implements RetryScheduler, DisposableBean {

    private static final int TIMES = 10;
    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("conflict-retry").factory());

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException failure,
            List<Class<? extends Throwable>[]> failures,
            Runnable again) {
        // Inside a larger transaction that one has failed too, and only who began it can begin again.
        boolean inLarger = TransactionSynchronizationManager.isActualTransactionActive();
        if (!(failure instanceof ConcurrencyException) || failures.size() > TIMES || inLarger) {
            return false;
        }
        // The jitter only spreads writers out; no result depends on it.
        retries.schedule(again, ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS);
        return true;
    }

    @Override
    public void destroy() {
        retries.shutdownNow();
    }
}
