package org.modeltracker.core.projection;

import java.time.Duration;

/** The views have not reached the record time that was asked for. Asking again later will succeed. */
public final class ViewsBehind extends RuntimeException {

    private final Duration retryAfter;

    private ViewsBehind(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** Of something that the log holds already. */
    public static ViewsBehind log() {
        return new ViewsBehind(
                "The views have not reached the requested record time. Try again in a second.", Duration.ofSeconds(1));
    }

    /** Nobody knows yet what will be recorded until then. */
    static ViewsBehind ahead(Duration wait) {
        return new ViewsBehind("as_of is in the future. A date means its last instant, UTC.", wait);
    }

    /** Of an instant that a reader cannot close itself. */
    static ViewsBehind open() {
        return new ViewsBehind(
                "The writer has not closed this instant yet. Try again in a second.", Duration.ofSeconds(1));
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
