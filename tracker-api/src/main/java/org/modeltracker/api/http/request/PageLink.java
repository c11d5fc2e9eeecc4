package org.modeltracker.api.http.request;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** @param nextCursor the cursor of the next page; null on the last page */
public record PageLink(@Nullable String nextCursor, boolean hasMore) {

    /** The cursor as the parameter of the next page's address. */
    public Optional<HasNextPage.Next> next() {
        return Optional.ofNullable(nextCursor).map(cursor -> new HasNextPage.Next("cursor", cursor));
    }
}
