package org.modeltracker.api.page.text;

import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.expectation.ExpectationEvent.Commitment;
import org.modeltracker.core.model.PartialDate;

/** What somebody expects, by when, and how firmly. */
final class ExpectationText {

    private ExpectationText() {}

    static String expected(@Nullable String expected, @Nullable String window, Commitment commitment) {
        return (expected == null ? "expected" : WirePhrase.of(expected))
                + (window == null ? "" : ", " + window(window))
                + " (" + WirePhrase.of(commitment.word()) + ")";
    }

    private static String window(String window) {
        try {
            return Dates.words(PartialDate.parse(window));
        } catch (DateTimeException words) {
            return "“" + window + "”";
        }
    }
}
