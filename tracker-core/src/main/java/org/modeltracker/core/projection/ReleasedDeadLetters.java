package org.modeltracker.core.projection;

import java.util.List;

/** Hears of events that were set aside and are taken in after all: who passed them without taking anything in has to go back for them. */
public interface ReleasedDeadLetters {

    /**
     * In the transaction that puts the new views in place.
     *
     * @param positions of these events
     */
    void takenIn(List<Long> positions);
}
