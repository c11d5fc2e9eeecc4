package org.modeltracker.core.claim;

import java.util.UUID;

/** What a claim comes to: a new event, one that stands already, or none. */
public sealed interface Decision {

    record Append(Draft draft) implements Decision {}

    /** The same claim stands in the log already, under this id. */
    record Known(UUID id) implements Decision {}

    record Refused(Refusal refusal) implements Decision {}

    static Decision refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
