package org.modeltracker.api.http.request;

/** The times of a list about one model, which can also be had as its sources had told it by some day. */
@QueryNames({"effective_at", "as_of", "observed_by", "cursor", "limit"})
public record ModelListTimes(ListTimes list) {}
