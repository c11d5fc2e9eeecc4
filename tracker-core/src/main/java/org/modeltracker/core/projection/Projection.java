package org.modeltracker.core.projection;

import java.util.List;
import org.modeltracker.core.model.RecordedEvent;

/** The only writer of one room's tables in schema {@code view}. */
public interface Projection {

    /**
     * Takes in the next events, in position order, inside the transaction that moves the token.
     *
     * @param schema where the tables stand: {@code view}, or the one beside it in which a rebuild grows
     */
    void project(String schema, List<RecordedEvent> events);
}
