package org.modeltracker.api.http;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.LogBusy;
import org.modeltracker.core.log.ViewsBehind;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Which failures pass: a lost database is nobody's bad request, and no bug either. */
final class Unavailable {

    private static final Duration DATABASE = Duration.ofSeconds(5);
    private static final Duration VIEWS = Duration.ofSeconds(1);

    private Unavailable() {}

    static Optional<Problem> of(Throwable thrown) {
        return Problems.chain(thrown).flatMap(cause -> one(cause).stream()).findFirst();
    }

    private static Optional<Problem> one(Throwable thrown) {
        return switch (thrown) {
            case ViewsBehind _ ->
                Optional.of(Problem.unavailable("The views have not reached the record time asked for.", VIEWS));
            case LogBusy _ -> Optional.of(Problem.unavailable("The log is busy. Nothing was stored.", VIEWS));
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

    /** Classes 08 (connection), 53 (resources) and 57 (operator intervention) of PostgreSQL's appendix A. */
    private static boolean passing(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
    }

    private static Problem database() {
        return Problem.unavailable("The database does not answer. Trying again later is safe.", DATABASE);
    }
}
