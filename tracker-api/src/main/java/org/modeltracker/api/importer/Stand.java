package org.modeltracker.api.importer;

import java.time.Duration;
import java.util.UUID;
import org.modeltracker.core.model.VagueDate;

/**
 * What stands after a snapshot.
 *
 * @param id of the event that says it
 * @param ended whether that event was corrected or retracted later, so that nothing can act on it any more
 */
record Stand(Word word, UUID id, VagueDate effective, VagueDate observedAt, boolean ended) {

    /** Who shows another value so soon corrects what was shown. */
    private static final Duration SOON = Duration.ofHours(24);

    boolean isRecentAt(VagueDate time) {
        return Duration.between(observedAt.start(), time.start()).compareTo(SOON) < 0;
    }
}
