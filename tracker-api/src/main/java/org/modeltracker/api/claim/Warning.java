package org.modeltracker.api.claim;

import java.util.List;
import org.modeltracker.core.claim.DateAhead;
import org.modeltracker.core.claim.Recorder.RecordingResult;

/**
 * What the caller of a recorded claim may have overlooked. The claim was stored nevertheless.
 *
 * @param type a URI that names the kind of warning
 * @param event the address of the claim that it is about
 * @param correction the address that corrects that claim
 */
record Warning(String type, String title, String detail, String event, String correction) {

    private static final String DATE_STILL_AHEAD = "https://modeltracker.org/warnings/date-still-ahead";

    static List<Warning> of(RecordingResult.Stored stored) {
        return stored.stillAhead().stream().map(Warning::of).toList();
    }

    private static Warning of(DateAhead ahead) {
        var event = "/v1/events/" + ahead.event();
        return new Warning(
                DATE_STILL_AHEAD,
                "An earlier date still counts",
                "An earlier claim of this publisher gives the date %s for the same offering. Both dates will come. Correct that claim if the date has moved."
                        .formatted(ahead.effective()),
                event,
                event + "/correction");
    }
}
