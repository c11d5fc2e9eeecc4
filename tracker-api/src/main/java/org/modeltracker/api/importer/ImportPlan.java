package org.modeltracker.api.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.modeltracker.api.importer.reconcile.SnapshotDiff.Change;
import org.modeltracker.core.claim.Draft;

/** The events that a run is going to record, subject by subject: kept as long as they are few, else worked out once more. */
final class ImportPlan {

    private static final int MOST = 20_000;

    /** Works every change out. */
    interface Source {
        void each(Consumer<Change> reader);
    }

    private final Source source;
    private final List<List<Draft>> drafts = new ArrayList<>();
    private int count;

    ImportPlan(Source source, Consumer<Change> reader) {
        this.source = source;
        source.each(change -> {
            reader.accept(change);
            keep(change.drafts());
        });
    }

    private void keep(List<Draft> ofSubject) {
        count += ofSubject.size();
        if (count <= MOST) {
            drafts.add(ofSubject);
        } else {
            drafts.clear();
        }
    }

    void each(Consumer<List<Draft>> reader) {
        if (count <= MOST) {
            drafts.forEach(reader);
        } else {
            source.each(change -> reader.accept(change.drafts()));
        }
    }
}
