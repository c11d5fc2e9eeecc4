package org.modeltracker.api.http.request;

import org.modeltracker.core.model.TemporalPoint;

/** The point of valid time and record time at which something is asked about that many sources speak of. */
@QueryNames({"effective_at", "as_of"})
public record SubjectTimes(TemporalPoint moment, TimeParameters asked) {}
