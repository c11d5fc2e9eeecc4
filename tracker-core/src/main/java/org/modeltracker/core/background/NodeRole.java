package org.modeltracker.core.background;

import org.modeltracker.core.model.WireEnum;

/** What a node does among several: the setting {@code tracker.role}. */
public enum NodeRole implements WireEnum {
    /** Everything, also with an embedded database. */
    ALL,
    /** Everything, on a given database that readers follow. It closes record time for them, so that they can answer {@code as_of}. */
    WORKER,
    /** Answers reads from a standby, and writes nothing. */
    READER;

    public boolean isReader() {
        return this == READER;
    }
}
