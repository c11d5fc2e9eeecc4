package org.modeltracker.api.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.modeltracker.api.ChildService;
import org.modeltracker.api.Http;

/** The release before and this one, each with its copy of one log that the release before recorded. */
record ReleasePair(ChildService previous, ChildService current) implements AutoCloseable {

    /** What is done with the release before, so that there is something to compare. */
    interface Recording {
        void into(Http http) throws Exception;
    }

    /** Records with the release before, and starts both on what it left. */
    static ReleasePair start(Path directory, Recording recording) throws Exception {
        var jar = PreviousRelease.jar();
        var recorded = Files.createDirectories(directory.resolve("previous"));
        try (var service = ChildService.startRelease(jar, recorded, Map.of())) {
            recording.into(service.http());
        }
        var copy = directory.resolve("current");
        copy(recorded, copy);
        var previous = ChildService.startRelease(jar, recorded, Map.of());
        try {
            return new ReleasePair(previous, ChildService.startThisRelease(copy, Map.of()));
        } catch (RuntimeException | IOException e) {
            previous.close();
            throw e;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        previous.close();
        current.close();
    }
}
