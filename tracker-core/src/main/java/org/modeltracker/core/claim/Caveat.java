package org.modeltracker.core.claim;

import java.util.UUID;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;

/** What the caller of a recorded claim may have overlooked. It does not keep the claim out. */
public sealed interface Caveat {

    /**
     * A date to come that an earlier claim gave and nobody has corrected. A later claim with another date does not replace it: both will come.
     *
     * @param event id of the earlier claim
     */
    record DateAhead(UUID event, PartialDate effective) implements Caveat {}

    /**
     * A model that the claim names and the log does not know: often a slip of the pen.
     *
     * @param event id of the claim itself
     * @param field of {@code data} that names the model
     */
    record UnknownMention(UUID event, String field, Subject model) implements Caveat {}
}
