package org.modeltracker.api.http.request;

import org.jspecify.annotations.Nullable;

/** @param nextCursor null on the last page */
public record PageLink(@Nullable String nextCursor, boolean hasMore) {}
