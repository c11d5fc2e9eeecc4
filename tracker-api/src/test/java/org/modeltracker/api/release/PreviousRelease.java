package org.modeltracker.api.release;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
