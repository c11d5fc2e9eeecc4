package org.modeltracker.api.http.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * @param nextCursor the cursor of the next page; null on the last page
 * @param total how many items all pages have together; only some lists count them
 */
public record PageLink(
        @Nullable String nextCursor,
        boolean hasMore,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {

    PageLink(@Nullable String nextCursor, boolean hasMore) {
        this(nextCursor, hasMore, null);
    }

    /** The cursor as the parameter of the next page's address. */
    public Optional<HasNextPage.Next> next() {
        return Optional.ofNullable(nextCursor).map(cursor -> new HasNextPage.Next("cursor", cursor));
    }

    PageLink withTotal(long total) {
        return new PageLink(nextCursor, hasMore, total);
    }
}
