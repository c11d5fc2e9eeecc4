package org.modeltracker.api;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same as {@link FuzzIT}, for longer. */
@Tag("faults")
class LongFuzzIT {

    @Test
    void twenty_thousand_broken_requests_are_refused_and_the_tracker_stays_well() throws Exception {
        new Fuzz(Long.getLong("fuzz.seed", 42L)).run(20_000);
    }
}
