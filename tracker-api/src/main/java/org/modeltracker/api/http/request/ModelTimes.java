package org.modeltracker.api.http.request;

import org.modeltracker.core.model.TemporalPoint;

/** The point of the three times at which one subject is asked about. */
@QueryNames({"effective_at", "as_of", "observed_by"})
public record ModelTimes(TemporalPoint moment, TimeParameters asked) {}
