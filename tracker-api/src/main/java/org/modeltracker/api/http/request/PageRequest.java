package org.modeltracker.api.http.request;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for; an argument of endpoints.
 *
 * @param cursor where the page before ended; null for the first
 */
@QueryNames({"limit", "cursor"})
public record PageRequest(int limit, @Nullable Cursor cursor) {

    /** How many rows to read: one more than the page holds tells whether there is another page. */
    public int rows() {
        return limit + 1;
    }

    /**
     * @param rows up to {@link #rows()} of them
     * @param place where a row is in the list, of all that orders it
     */
    public <T> Page<T> page(List<T> rows, Function<? super T, Cursor> place) {
        if (rows.size() <= limit) {
            return new Page<>(rows, new PageLink(null, false));
        }
        var data = rows.subList(0, limit);
        return new Page<>(data, new PageLink(place.apply(data.getLast()).encode(), true));
    }
}
