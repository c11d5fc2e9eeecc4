package org.modeltracker.api;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.fault.FaultRow;

/** The same as {@link FuzzIT}, for longer. */
@Tag("faults")
class LongFuzzIT {

    private static final int REQUESTS = 100_000;

    @Test
    @FaultRow(
            fault = "requests of every route, each broken somewhere, seeded",
            checked = "each is answered in time, no error is ours, and the tracker is well afterwards",
            times = REQUESTS)
    void a_hundred_thousand_broken_requests_are_refused_and_the_tracker_stays_well() throws Exception {
        new Fuzz(Long.getLong("fuzz.seed", 42L)).run(REQUESTS);
    }
}
