package org.modeltracker.api.importer;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.Cursor;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.springframework.stereotype.Component;

/** Imports as people look them up. */
@Component
public class ImportRunView {

    private static final String BEFORE = "before";

    private final ImportRunStore store;

    ImportRunView(ImportRunStore store) {
        this.store = store;
    }

    /**
     * The runs, the newest first.
     *
     * @param source null for all
     */
    public Page<ImportRun> list(@Nullable String source, PageRequest page) {
        var cursor = page.cursor();
        var rows = store.list(cursor == null ? null : before(cursor), source, page.rows());
        return page.page(rows, run -> new Cursor(Map.of(BEFORE, run.id().toString())));
    }

    /** @throws Problem (404) when there is none */
    public ImportRun get(UUID id) {
        return store.get(id).orElseThrow(() -> Problem.notFound("There is no such import."));
    }

    /** Imports under way, at any node. */
    public int running() {
        return store.running().size();
    }

    private static UUID before(Cursor cursor) {
        try {
            return UUID.fromString(cursor.get(BEFORE));
        } catch (IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }
}
