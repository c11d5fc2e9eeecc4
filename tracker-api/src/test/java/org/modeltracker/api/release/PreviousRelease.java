package org.modeltracker.api.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;

/** The release before. */
public final class PreviousRelease {

    private PreviousRelease() {}

    /** Its jar, {@code -Dprevious.jar=<file>} by src/bench/build-release; without one the test is left out, and says so. */
    public static Path jar() {
        var jar = Path.of(System.getProperty("previous.jar", "none"));
        Assumptions.assumeTrue(Files.isReadable(jar), "LEFT OUT: there is no jar; give one with -Dprevious.jar=<file>");
        return jar;
    }

    /** Whether it only reads where a newer release has migrated the database. Jars from before that rule have no class for it. */
    public static boolean isOutdatedByNewer() throws IOException {
        try (var jar = new ZipFile(jar().toFile())) {
            var core = jar.stream()
                    .filter(entry -> entry.getName().startsWith("BOOT-INF/lib/tracker-core-"))
                    .findFirst()
                    .orElseThrow();
            try (var classes = new ZipInputStream(jar.getInputStream(core))) {
                for (var entry = classes.getNextEntry(); entry != null; entry = classes.getNextEntry()) {
                    if (entry.getName().endsWith("/log/ReleaseCheck.class")) {
                        return true;
                    }
                }
                return false;
            }
        }
    }
}
