package org.modeltracker.api.http.problem;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionUsageException;

/** Tells a database that cannot answer now from a mistake in what it was asked. The former may be asked again. */
final class DatabaseFailure {

    /**
     * Classes of SQLSTATE (PostgreSQL's appendix A) that are mistakes of this program: a statement, its values or the rules of its tables. Any other
     * is of the connection, the server or another transaction.
     */
    private static final Set<String> MISTAKES = Set.of(
            "0A", "20", "21", "22", "23", "26", "27", "28", "2B", "2F", "34", "38", "39", "3B", "3D", "3F", "42", "44",
            "P0");

    private DatabaseFailure() {}

    /** Whether a database or a transaction had part in it. */
    static boolean isOne(Throwable thrown) {
        return thrown instanceof SQLException
                || thrown instanceof DataAccessException
                || thrown instanceof TransactionException;
    }

    /** Whether the same request may succeed later. */
    static boolean passes(Throwable thrown) {
        return Problems.chain(thrown).anyMatch(DatabaseFailure::mayPass)
                && states(thrown).noneMatch(state -> MISTAKES.contains(state.substring(0, 2)));
    }

    /** Every SQLSTATE in the chain; of a batch those of its statements too, which stand beside the chain. */
    static Stream<String> states(Throwable thrown) {
        return Problems.chain(thrown)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(first -> Stream.iterate(first, Objects::nonNull, SQLException::getNextException)
                        .limit(50))
                .map(SQLException::getSQLState)
                .filter(state -> state != null && state.length() == 5);
    }

    private static boolean mayPass(Throwable thrown) {
        return switch (thrown) {
            case TransactionUsageException _ -> false;
            case TransactionException _,
                    SQLException _,
                    DataAccessResourceFailureException _,
                    TransientDataAccessException _,
                    RecoverableDataAccessException _ -> true;
            default -> false;
        };
    }
}
