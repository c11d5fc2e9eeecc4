package org.modeltracker.api.http.request;

import org.modeltracker.core.model.TemporalPoint;

/** The point of the three times at which one subject is asked about. */
@QueryNames({"effective_at", "as_of", "observed_by"})
public record ModelTimes(TemporalPoint moment, TimeParameters asked) {

    /** Whether the valid time was given to the second, not as a date. */
    public boolean asksForAnInstant() {
        return asked.effectiveAt() != null && asked.effectiveAt().contains("T");
    }
}
