package org.modeltracker.api.http.request;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;

/**
 * How many items a page may hold, as the reader chose; an argument of endpoints.
 *
 * @param value 1 to 100; for CSV, a part of the rows that is read at once
 */
@QueryNames("limit")
public record Limit(int value) {

    static final int MOST = 100;
    static final int USUAL = 25;

    static Limit of(HttpServletRequest request) {
        return CsvRows.areAsked(request)
                ? new Limit(Math.min(CsvRows.wanted(request), CsvRows.AT_ONCE))
                : parse(request.getParameter("limit"));
    }

    static Limit parse(@Nullable String text) {
        try {
            int value = text == null ? USUAL : Integer.parseInt(text);
            if (value >= 1 && value <= MOST) {
                return new Limit(value);
            }
        } catch (NumberFormatException _) {
            // refused below, like one that is too large
        }
        throw refused();
    }

    private static Problem refused() {
        return Problem.parameter("limit", "must be a whole number from 1 to " + MOST);
    }
}
