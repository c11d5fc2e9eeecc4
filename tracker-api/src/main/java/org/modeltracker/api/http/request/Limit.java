package org.modeltracker.api.http.request;

import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;

/**
 * How many items a page may hold, as the reader chose; an argument of endpoints.
 *
 * @param value 1 to 100
 */
@QueryNames("limit")
public record Limit(int value) {

    static final int MOST = 100;
    static final int USUAL = 25;

    public Limit {
        if (value < 1 || value > MOST) {
            throw refused();
        }
    }

    static Limit parse(@Nullable String text) {
        try {
            return new Limit(text == null ? USUAL : Integer.parseInt(text));
        } catch (NumberFormatException _) {
            throw refused();
        }
    }

    private static Problem refused() {
        return Problem.parameter("limit", "must be a whole number from 1 to " + MOST);
    }
}
