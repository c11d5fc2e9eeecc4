package org.modeltracker.api.http.request;

import java.time.DateTimeException;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.model.PartialDate;

/** Dates as they stand in the query of an address. */
public final class QueryDate {

    private QueryDate() {}

    /** @throws Problem (400) if the text is not a date */
    public static PartialDate parse(String name, String text) {
        try {
            return PartialDate.parse(text);
        } catch (DateTimeException _) {
            throw Problem.parameter(name, "must be a date or an instant, such as 2026-04-09 or 2026-04-09T12:00:00Z");
        }
    }
}
