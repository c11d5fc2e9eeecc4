package org.modeltracker.api.http;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.LogBusy;
import org.modeltracker.core.log.UnreadableEvent;
import org.modeltracker.core.log.ViewsBehind;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Which failures pass: a lost database is nobody's bad request, and no bug either. */
final class Unavailable {

    private static final Duration DATABASE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(1);

    /** SQLSTATE, PostgreSQL's appendix A. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Set<String> ENDED_BY_SERVER = Set.of("25P03", "25P04");

    private Unavailable() {}

    static Optional<Problem> of(Throwable thrown) {
        return Problems.chain(thrown)
                .flatMap(cause -> busy(cause).stream())
                .findFirst()
                .or(() -> Problems.chain(thrown)
                        .flatMap(cause -> one(cause).stream())
                        .findFirst());
    }

    /** Asked first: Spring's own exceptions, which come before it in the chain, do not tell a lock from a lost database. */
    private static Optional<Problem> busy(Throwable thrown) {
        return switch (thrown) {
            case LogBusy _ -> Optional.of(Problem.unavailable("The log is busy. Nothing was stored.", SOON));
            case SQLException e
            when LOCK_NOT_AVAILABLE.equals(e.getSQLState()) ->
                Optional.of(Problem.unavailable("The database is busy. Nothing was stored.", SOON));
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> one(Throwable thrown) {
        return switch (thrown) {
            case ViewsBehind behind ->
                Optional.of(Problem.unavailable(String.valueOf(behind.getMessage()), behind.retryAfter()));
            case UnreadableEvent _ ->
                Optional.of(Problem.unavailable("An event was not read yet. Trying again later is safe.", SOON));
            case SQLException e
            when absent(e.getSQLState()) ->
                Optional.of(
                        Problem.unavailable("The views are not there; they can be rebuilt from the log.", DATABASE));
            case DataAccessResourceFailureException _,
                    TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    CannotCreateTransactionException _,
                    TransactionSystemException _,
                    SQLTransientException _ -> Optional.of(database());
            case SQLException e when passing(e.getSQLState()) -> Optional.of(database());
            default -> Optional.empty();
        };
    }

    /**
     * Classes 08 (connection), 53 (resources) and 57 (operator intervention) of PostgreSQL's appendix A, and a transaction that the server ended
     * since this process was silent for too long.
     */
    private static boolean passing(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57")
                        || ENDED_BY_SERVER.contains(state));
    }

    /** invalid_schema_name and undefined_table: somebody dropped the views, which a rebuild brings back. */
    private static boolean absent(@Nullable String state) {
        return "3F000".equals(state) || "42P01".equals(state);
    }

    private static Problem database() {
        return Problem.unavailable("The database does not answer. Trying again later is safe.", DATABASE);
    }
}
