package org.modeltracker.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Another writer was first: then all of it is done again, from where its transaction began. */
class CommandsTest {

    private static final AppendConflict CONFLICT = new AppendConflict(new IllegalStateException("as the test wanted"));

    private final List<String> transactions = new ArrayList<>();
    private final CommandGateway gateway = mock(CommandGateway.class);
    private final Commands commands = new Commands(gateway, new TransactionTemplate(new Transactions()));

    @Test
    void a_command_is_repeated_until_nobody_is_first() {
        when(gateway.sendAndWait(any())).thenThrow(CONFLICT, CONFLICT).thenReturn("stored");
        assertThat(commands.<String>send("command")).isEqualTo("stored");
        verify(gateway, times(3)).sendAndWait("command");
    }

    @Test
    void it_gives_up_with_the_conflict_itself() {
        when(gateway.sendAndWait(any())).thenThrow(CONFLICT);
        assertThatThrownBy(() -> commands.send("command")).isSameAs(CONFLICT);
        verify(gateway, times(11)).sendAndWait("command");
    }

    @Test
    void what_is_no_conflict_is_not_repeated() {
        var busy = new LogBusy(new IllegalStateException("as the test wanted"));
        when(gateway.sendAndWait(any())).thenThrow(busy);
        assertThatThrownBy(() -> commands.send("command")).isSameAs(busy);
        verify(gateway, times(1)).sendAndWait("command");
    }

    @Test
    void a_conflict_inside_a_larger_transaction_repeats_the_whole_and_nothing_less() {
        when(gateway.sendAndWait(any())).thenThrow(CONFLICT).thenReturn("stored");
        var steps = new ArrayList<String>();
        String stored = commands.inTransaction(() -> {
            steps.add("key");
            return commands.send("command");
        });
        assertThat(stored).isEqualTo("stored");
        assertThat(steps).hasSize(2);
        assertThat(transactions).containsExactly("begin", "rollback", "begin", "commit");
        verify(gateway, times(2)).sendAndWait("command");
    }

    private final class Transactions extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return transactions;
        }

        @Override
        protected boolean isExistingTransaction(Object transaction) {
            return TransactionSynchronizationManager.isActualTransactionActive();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            transactions.add("begin");
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            transactions.add("commit");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            transactions.add("rollback");
        }
    }
}
