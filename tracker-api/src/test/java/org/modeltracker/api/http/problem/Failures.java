package org.modeltracker.api.http.problem;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.catalina.connector.ClientAbortException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.modeltracker.core.log.AppendConflict;
import org.modeltracker.core.projection.ViewsBehind;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DeadlockLoserDataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.UnexpectedRollbackException;

/** Failures by name: how a database, a bug and a client look to an endpoint. */
public final class Failures {

    private Failures() {}

    public static Exception of(String how) {
        return switch (how) {
            case "database" -> new DataAccessResourceFailureException("select secret from org.modeltracker");
            case "pool" -> new CannotGetJdbcConnectionException("no", new SQLException("pool"));
            case "transaction" -> new CannotCreateTransactionException("no");
            case "deadlock" -> new DeadlockLoserDataAccessException("no", new SQLException("deadlock"));
            case "wrapped" -> new IllegalStateException(new SQLException("terminated", "57P01"));
            case "behind" -> ViewsBehind.log();
            case "reset" -> new CannotCreateTransactionException("x", new SocketException("Connection reset by peer"));
            case "end-of-file" -> new CannotCreateTransactionException("x", new EOFException());
            case "broken-pipe" -> new CannotCreateTransactionException("x", new IOException("Broken pipe"));
            case "reset-at-commit" -> new TransactionSystemException("x", lost("08006"));
            case "commit-unclear" -> new TransactionSystemException("x", lost("08007"));
            case "unexpected-rollback" -> new UnexpectedRollbackException("x");
            case "timed-out" -> new TransactionTimedOutException("x");
            case "recoverable" -> new IllegalStateException(new SQLRecoverableException("broken pipe"));
            case "axon" -> new EventStoreException("x", new JdbcException("x", lost("08006")));
            case "command" -> new CommandExecutionException("x", lost("08006"));
            case "completion" -> new CompletionException(new ExecutionException(lost("08006")));
            case "conflict" -> new AppendConflict(new SQLException("duplicate", "23505"));
            case "idle" -> new UncategorizedSQLException("x", "x", new SQLException("idle in transaction", "25P03"));
            case "standby" -> new UncategorizedSQLException("x", "x", new SQLException("read-only", "25006"));
            case "disk-error" -> new UncategorizedSQLException("x", "x", new SQLException("could not read", "58030"));
            case "closed" -> new UncategorizedSQLException("x", "x", new SQLException("Connection is closed"));
            case "client-in-database" -> new TransactionSystemException("x", new ClientAbortException("x"));
            case "refused" -> Problem.of(HttpStatus.CONFLICT, "taken", "Taken", "It is taken.");
            case "grammar" -> new BadSqlGrammarException("x", "x", new SQLException("syntax", "42601"));
            case "constraint" -> new DataIntegrityViolationException("x", new SQLException("null", "23502"));
            case "batch" -> batch();
            case "no-row" -> new EmptyResultDataAccessException(1);
            case "usage" -> new IllegalTransactionStateException("x");
            case "elsewhere-reset" -> new IOException("Connection reset by peer");
            default -> new IllegalStateException("select secret from table at org.modeltracker.Secret");
        };
    }

    private static SQLException lost(String state) {
        return new SQLException("An I/O error occurred", state, new SocketException("Connection reset by peer"));
    }

    /** The driver gives the cause of a batch beside the chain. */
    private static Exception batch() {
        var batch = new BatchUpdateException("x", null, new int[0]);
        batch.setNextException(new SQLException("null", "23502"));
        return new UncategorizedSQLException("x", "x", batch);
    }
}
