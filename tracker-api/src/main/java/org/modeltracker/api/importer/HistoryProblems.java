package org.modeltracker.api.importer;

import org.modeltracker.api.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** Why no history was imported, as problem documents. */
final class HistoryProblems {

    private HistoryProblems() {}

    static Problem notCloned(String reason) {
        return Problem.of(
                        HttpStatus.BAD_GATEWAY,
                        "not-cloned",
                        "The repository could not be cloned",
                        "Nothing was recorded: %s. The same request tries again.".formatted(reason))
                .with("reason", reason);
    }

    static Problem noCommits() {
        return unusable("The repository has no commits.");
    }

    static Problem noSuchPath(String path) {
        return unusable("No commit of the period touches the path: " + path);
    }

    static Problem tooManyCommits(int most) {
        return unusable("The branch has more than %d commits.".formatted(most));
    }

    static Problem tooManySnapshots(int count, int most) {
        return unusable("The period has %d snapshots; at most %d are imported. Use a longer `every` or a later `since`."
                .formatted(count, most));
    }

    private static Problem unusable(String detail) {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unusable-repository",
                "The repository has no usable history",
                "Nothing was recorded. " + detail);
    }

    static Problem cancelled() {
        return Problem.of(
                HttpStatus.CONFLICT,
                "import-cancelled",
                "The import was cancelled",
                "The snapshots before the cancellation are recorded. The same request completes the import.");
    }

    static Problem notCancellable() {
        return Problem.of(
                HttpStatus.CONFLICT,
                "not-cancellable",
                "The import cannot be cancelled",
                "Only a running import of a history can be cancelled.");
    }
}
