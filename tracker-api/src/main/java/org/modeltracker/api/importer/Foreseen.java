package org.modeltracker.api.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.modeltracker.core.claim.Draft;

/** The events that a run is going to record, subject by subject, as long as they are few enough to be held. */
final class Foreseen {

    private static final int MOST = 20_000;

    private final List<List<Draft>> drafts = new ArrayList<>();
    private int count;

    void add(List<Draft> ofSubject) {
        count += ofSubject.size();
        if (isWhole()) {
            drafts.add(ofSubject);
        } else {
            drafts.clear();
        }
    }

    boolean isWhole() {
        return count <= MOST;
    }

    void each(Consumer<List<Draft>> reader) {
        drafts.forEach(reader);
    }
}
