package org.modeltracker.api.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.modeltracker.core.model.RecordedEvent;

/**
 * The stored event.
 *
 * @param warnings what the caller may have overlooked; left out without any
 */
record StoredClaim(
        @JsonUnwrapped RecordedEvent event,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Warning> warnings) {

    /** Its shape in the description of the API. */
    static final String SHAPE = "#/components/schemas/Recorded";

    static StoredClaim of(RecordingResult.Stored stored) {
        return new StoredClaim(stored.event(), Warning.of(stored));
    }
}
