package org.modeltracker.api.http.request;

import org.jspecify.annotations.Nullable;

/** @param nextCursor the cursor of the next page; null on the last page */
public record PageLink(@Nullable String nextCursor, boolean hasMore) {}
