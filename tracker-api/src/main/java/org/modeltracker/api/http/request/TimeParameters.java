package org.modeltracker.api.http.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The times that a reader asked for, as they were written: an answer says them back, and no others. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimeParameters(
        @Nullable String effectiveAt,
        @Nullable String asOf,
        @Nullable String observedBy) {}
