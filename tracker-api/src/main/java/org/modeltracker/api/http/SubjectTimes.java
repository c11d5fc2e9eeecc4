package org.modeltracker.api.http;

import org.modeltracker.core.model.Moment;

/** The point of valid time and record time at which something is asked about that many sources speak of. */
@QueryNames({"effective_at", "as_of"})
public record SubjectTimes(Moment moment, AskedTimes asked) {}
