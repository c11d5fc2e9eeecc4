package org.modeltracker.api.claim;

import java.util.List;
import org.modeltracker.core.claim.Caveat;
import org.modeltracker.core.claim.Caveat.DateAhead;
import org.modeltracker.core.claim.Caveat.UnknownMention;
import org.modeltracker.core.claim.Recorder.RecordingResult;

/**
 * What the caller of a recorded claim may have overlooked. The claim was stored nevertheless.
 *
 * @param type a URI that names the kind of warning
 * @param event the address of the claim that it is about
 * @param correction the address that corrects that claim
 */
record Warning(String type, String title, String detail, String event, String correction) {

    private static final String TYPES = "https://modeltracker.org/warnings/";

    static List<Warning> of(RecordingResult.Stored stored) {
        return stored.caveats().stream().map(Warning::of).toList();
    }

    private static Warning of(Caveat caveat) {
        var event = "/v1/events/"
                + switch (caveat) {
                    case DateAhead ahead -> ahead.event();
                    case UnknownMention mention -> mention.event();
                };
        return switch (caveat) {
            case DateAhead ahead ->
                new Warning(
                        TYPES + "date-still-ahead",
                        "An earlier date still counts",
                        "An earlier claim of this publisher gives the date %s for the same offering. Both dates will come. Correct that claim if the date has moved."
                                .formatted(ahead.effective()),
                        event,
                        event + "/correction");
            case UnknownMention mention ->
                new Warning(
                        TYPES + "unknown-model",
                        "A model is unknown",
                        "No claim about the model %s has been recorded. Correct %s of this claim if the id is wrong."
                                .formatted(mention.model().id(), mention.field()),
                        event,
                        event + "/correction");
        };
    }
}
