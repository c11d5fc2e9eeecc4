package org.modeltracker.api.overview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.modeltracker.api.http.AsTable;
import org.modeltracker.api.http.request.HasNextPage;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageLink;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.overview.ListItem;

/** A page of models. */
record ModelListAnswer(@JsonUnwrapped TimeParameters asked, List<ListItem> data, PageLink page)
        implements HasNextPage, AsTable {

    static ModelListAnswer of(Page<ListItem> page) {
        return new ModelListAnswer(page.asked(), page.data(), page.page());
    }

    @Override
    public Optional<Next> next() {
        return page.next();
    }

    @Override
    public List<ModelRow> rows() {
        return data.stream().map(ModelRow::of).toList();
    }
}
