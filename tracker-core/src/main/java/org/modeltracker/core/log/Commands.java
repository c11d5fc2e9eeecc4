package org.modeltracker.core.log;

import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends commands to their handlers. A command that another writer got ahead of is repeated, from the beginning of its transaction: what is
 * decided then sees the other's events. A refusal is never repeated.
 */
public final class Commands {

    /** The jitter only spreads writers out; no result depends on it. */
    private static final RetryPolicy ANOTHER_WAS_FIRST = RetryPolicy.builder()
            .includes(AppendConflict.class)
            .maxRetries(10)
            .delay(Duration.ofMillis(1))
            .jitter(Duration.ofMillis(99))
            .maxDelay(Duration.ofMillis(100))
            .build();

    private final CommandGateway gateway;
    private final TransactionTemplate transaction;
    private final RetryTemplate retries = new RetryTemplate(ANOTHER_WAS_FIRST);

    Commands(CommandGateway gateway, TransactionTemplate transaction) {
        this.gateway = gateway;
        this.transaction = transaction;
    }

    /** Handles a command in a transaction: its own, or the one under way. */
    public <R> R send(Object command) {
        return repeatable(() -> gateway.sendAndWait(command));
    }

    /** Does work that sends commands in one transaction. It is repeated as a whole, so it must not leave traces outside of the transaction. */
    public <R> R inTransaction(Supplier<R> work) {
        return repeatable(() -> transaction.execute(status -> work.get()));
    }

    /** Inside a larger transaction that one has failed too, and only who began it can begin again. */
    private <R> R repeatable(Supplier<R> attempt) {
        return TransactionSynchronizationManager.isActualTransactionActive() ? attempt.get() : retries.invoke(attempt);
    }
}
