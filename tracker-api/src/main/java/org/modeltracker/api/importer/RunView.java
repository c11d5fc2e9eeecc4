package org.modeltracker.api.importer;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.Cursor;
import org.modeltracker.api.http.Page;
import org.modeltracker.api.http.PageRequest;
import org.modeltracker.api.http.Problem;
import org.springframework.stereotype.Component;

/** Imports as people look them up. */
@Component
public class RunView {

    private static final String BEFORE = "before";

    private final RunStore store;

    RunView(RunStore store) {
        this.store = store;
    }

    /**
     * The runs, the newest first.
     *
     * @param source null for all
     */
    public Page<Run> list(@Nullable String source, PageRequest page) {
        var cursor = page.cursor();
        var rows = store.list(cursor == null ? null : before(cursor), source, page.rows());
        return page.page(rows, run -> new Cursor(Map.of(BEFORE, run.id().toString())));
    }

    /** @throws Problem (404) when there is none */
    public Run get(UUID id) {
        return store.get(id).orElseThrow(() -> Problem.notFound("There is no such import."));
    }

    private static UUID before(Cursor cursor) {
        try {
            return UUID.fromString(cursor.get(BEFORE));
        } catch (IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }
}
