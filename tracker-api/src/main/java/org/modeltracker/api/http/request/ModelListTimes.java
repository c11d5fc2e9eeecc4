package org.modeltracker.api.http.request;

/** The times of a list about one model, which also takes a source time. */
@QueryNames({"effective_at", "as_of", "observed_by", "cursor", "limit"})
public record ModelListTimes(ListTimes list) {}
