package org.modeltracker.api.http.problem;

import java.time.Duration;
import java.util.Optional;
import org.modeltracker.core.log.AppendConflict;
import org.modeltracker.core.log.Causes;
import org.modeltracker.core.log.DatabaseFailures;
import org.modeltracker.core.log.LogBusy;
import org.modeltracker.core.log.OutdatedRelease;
import org.modeltracker.core.log.UnreadableEvent;
import org.modeltracker.core.projection.ViewsBehind;

/** Which failures pass: a lost database is nobody's bad request, and no bug either. */
final class TransientFailures {

    private static final Duration DATABASE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(1);

    private TransientFailures() {}

    static Optional<Problem> of(Throwable thrown) {
        return Causes.of(thrown)
                .flatMap(cause -> one(cause).stream())
                .findFirst()
                .or(() -> database(thrown));
    }

    private static Optional<Problem> one(Throwable thrown) {
        return switch (thrown) {
            case ViewsBehind behind ->
                Optional.of(Problem.unavailable(String.valueOf(behind.getMessage()), behind.retryAfter()));
            case UnreadableEvent _ ->
                Optional.of(Problem.unavailable(
                        "The views have not processed an event yet. It is safe to try again later.", SOON));
            case OutdatedRelease _ ->
                Optional.of(Problem.unavailable(
                        "A newer release has changed the database, so this node only reads. Nothing was stored.",
                        SOON));
            case LogBusy _ -> Optional.of(Problem.unavailable("The log is busy. Nothing was stored.", SOON));
            case AppendConflict _ ->
                Optional.of(
                        Problem.unavailable("Another request changed the same data first. Nothing was stored.", SOON));
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> database(Throwable thrown) {
        if (DatabaseFailures.isLockTimeout(thrown)) {
            return Optional.of(Problem.unavailable("The database is busy. Nothing was stored.", SOON));
        }
        if (DatabaseFailures.isAbsence(thrown)) {
            return Optional.of(Problem.unavailable(
                    "The views do not exist. The operator can rebuild them from the log.", DATABASE));
        }
        if (DatabaseFailures.isOfAnotherRelease(thrown)) {
            return Optional.of(Problem.unavailable(
                    "Another release has changed the database. Nothing was stored. Try again later.", DATABASE));
        }
        return DatabaseFailures.passes(thrown) ? Optional.of(database()) : Optional.empty();
    }

    private static Problem database() {
        return Problem.unavailable("The database does not answer. It is safe to try again later.", DATABASE);
    }
}
