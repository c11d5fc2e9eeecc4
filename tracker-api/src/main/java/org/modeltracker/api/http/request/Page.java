package org.modeltracker.api.http.request;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;

/** A part of a list, and the way to the next part. */
public record Page<T>(@JsonUnwrapped TimeParameters asked, List<T> data, PageLink page) implements HasNextPage {

    private static final TimeParameters NONE = new TimeParameters(null, null, null);

    public Page(List<T> data, PageLink page) {
        this(NONE, data, page);
    }

    public Page {
        data = List.copyOf(data);
    }

    @Override
    public Optional<Next> next() {
        return page.next();
    }
}
