package org.modeltracker.core.log;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionUsageException;

/** Whose fault it is when a database refuses: its own, which may pass; that of the values; or a mistake in what it was asked. */
public final class DatabaseFailures {

    /**
     * Classes of SQLSTATE (PostgreSQL's appendix A) that are mistakes of this program: a statement, its values or the rules of its tables. Any other
     * is of the connection, the server or another transaction.
     */
    private static final Set<String> MISTAKES = Set.of(
            "0A", "20", "21", "22", "23", "26", "27", "28", "2B", "2F", "34", "38", "39", "3B", "3D", "3F", "42", "44",
            "P0");

    /** in_failed_sql_transaction: says nothing but that another statement had failed before. */
    private static final String AFTER_A_FAILURE = "25P02";

    /** lock_not_available; Spring has no name for it. */
    private static final String LOCK_TIMEOUT = "55P03";

    /** invalid_schema_name, undefined_table. */
    private static final Set<String> ABSENT = Set.of("3F000", "42P01");

    /** undefined_column. */
    private static final String NO_COLUMN = "42703";

    /** The function of PostgreSQL that refuses a prepared statement after the columns of its result have changed. */
    private static final String OF_STALE_PLANS = "RevalidateCachedQuery";

    private DatabaseFailures() {}

    /** Whether a database or a transaction had part in it. */
    public static boolean hasPart(Throwable thrown) {
        return Causes.of(thrown)
                .anyMatch(cause -> cause instanceof SQLException
                        || cause instanceof DataAccessException
                        || cause instanceof TransactionException);
    }

    /**
     * Whether the same may succeed later. The first state decides: of a connection that is lost in a transaction, the driver names as the cause what had
     * failed there before.
     */
    public static boolean passes(Throwable thrown) {
        return Causes.of(thrown).anyMatch(DatabaseFailures::mayPass)
                && states(thrown)
                        .filter(state -> !state.equals(AFTER_A_FAILURE))
                        .limit(1)
                        .noneMatch(state -> MISTAKES.contains(state.substring(0, 2)));
    }

    /** Whether the tables refuse these values, and might take others. */
    public static boolean isOfTheValues(Throwable thrown) {
        return Causes.of(thrown, DataIntegrityViolationException.class)
                .findFirst()
                .isPresent();
    }

    /** Whether what was to be done failed by itself: what the database refuses for its own reasons (gone, full, busy) fails for all. */
    public static boolean isOfTheWork(Throwable thrown) {
        return isOfTheValues(thrown) || !hasPart(thrown);
    }

    /** Whether a lock was not available in time. */
    public static boolean isLockTimeout(Throwable thrown) {
        return states(thrown).anyMatch(LOCK_TIMEOUT::equals);
    }

    /** Whether the tables are not there: somebody dropped the views, which a rebuild brings back. */
    public static boolean isAbsence(Throwable thrown) {
        return states(thrown).anyMatch(ABSENT::contains);
    }

    /** Whether the tables are other ones than this statement was written for, or prepared for: another release has changed them. */
    public static boolean isOfAnotherRelease(Throwable thrown) {
        return states(thrown).anyMatch(NO_COLUMN::equals)
                || Causes.of(thrown, PSQLException.class).anyMatch(DatabaseFailures::isStalePlan);
    }

    private static boolean isStalePlan(PSQLException thrown) {
        var message = thrown.getServerErrorMessage();
        return message != null && OF_STALE_PLANS.equals(message.getRoutine());
    }

    /** Every SQLSTATE among the causes; of a batch those of its statements too, which stand beside the chain. */
    public static Stream<String> states(Throwable thrown) {
        return Causes.of(thrown, SQLException.class)
                .flatMap(first -> Stream.iterate(first, Objects::nonNull, SQLException::getNextException)
                        .limit(Causes.DEEPEST))
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
