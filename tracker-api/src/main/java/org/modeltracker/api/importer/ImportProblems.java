package org.modeltracker.api.importer;

import java.util.List;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.importer.catalogue.BrokenSnapshot;
import org.springframework.http.HttpStatus;

/** Why nothing was imported, as problem documents: one for each name. */
final class ImportProblems {

    private ImportProblems() {}

    static Problem broken(BrokenSnapshot broken) {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "broken-snapshot",
                        "The snapshot is broken",
                        "Nothing was recorded: the file %s."
                                .formatted(broken.fault().detail()))
                .with(List.of(broken.fault()));
    }

    static Problem noModels() {
        return Problem.of(
                HttpStatus.CONFLICT,
                "no-models",
                "The snapshot lists no models",
                "Nothing was recorded. If the source really lists none, import it with force=true.");
    }

    static Problem manyGone(int withdrawn, int stood) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "many-offerings-gone",
                        "Many offerings would be withdrawn",
                        "Nothing was recorded: %d of the %d known offerings are missing, which is more than a fifth. If they are really gone, import it with force=true."
                                .formatted(withdrawn, stood))
                .with("withdrawn", withdrawn)
                .with("standing", stood);
    }

    static Problem underWay(String source) {
        return Problem.of(
                HttpStatus.CONFLICT,
                "import-under-way",
                "Import already running",
                "Another import of %s is running. Wait until it has ended.".formatted(source));
    }

    static Problem interrupted() {
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "interrupted",
                "The import was interrupted",
                "The service stopped during the import. To complete it, import the same file again; nothing is recorded twice.");
    }

    static Problem notFetched(FetchFailed failed) {
        return Problem.of(
                        HttpStatus.BAD_GATEWAY,
                        "not-fetched",
                        "The snapshot could not be fetched",
                        "Nothing was recorded: %s. The next pull tries again.".formatted(failed.reason()))
                .with("reason", failed.reason());
    }

    static Problem failed() {
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "import-failed",
                "The import failed",
                "The service failed; your file is not the cause. To complete the import, import the same file again; nothing is recorded twice.");
    }
}
