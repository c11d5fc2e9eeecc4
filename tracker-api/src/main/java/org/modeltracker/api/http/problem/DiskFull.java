package org.modeltracker.api.http.problem;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modeltracker.core.log.Causes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A disk that takes no more, ours or the database's: said by that name, since waiting does not mend it. */
final class DiskFull {

    /** disk_full in PostgreSQL's appendix A. */
    private static final String SQL_STATE = "53100";

    /** Java has no exception for it: these are the words of Linux, macOS and Windows. */
    private static final Pattern WORDS =
            Pattern.compile("(?i)no space left on device|not enough space on the disk|disk quota exceeded");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private DiskFull() {}

    static boolean caused(Throwable thrown) {
        return Causes.of(thrown)
                .flatMap(each -> Stream.concat(Stream.of(each), Stream.of(each.getSuppressed())))
                .anyMatch(DiskFull::says);
    }

    static Problem problem() {
        return Problem.of(
                        HttpStatus.INSUFFICIENT_STORAGE,
                        "disk-full",
                        "Disk full",
                        "The disk is full. Nothing was stored. Free some space, then send the request again.")
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(PATIENCE.toSeconds()));
    }

    private static boolean says(Throwable cause) {
        return cause instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState())
                || cause instanceof IOException
                        && WORDS.matcher(String.valueOf(cause.getMessage())).find();
    }
}
