package org.modeltracker.core.claim;

import java.util.List;
import java.util.UUID;

/** The result for one claim: a new event, an event that the log has already, or a refusal. */
public sealed interface Decision {

    /** @param caveats what the caller may have overlooked */
    record Append(Draft draft, List<Caveat> caveats) implements Decision {}

    /** The log has the same claim already, under this id. */
    record Known(UUID id) implements Decision {}

    record Refused(Refusal refusal) implements Decision {}

    static Decision refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
