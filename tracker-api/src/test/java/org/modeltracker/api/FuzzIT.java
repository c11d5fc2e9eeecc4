package org.modeltracker.api;

import org.junit.jupiter.api.Test;

/** No request, however broken, makes an error of ours or tells of the inside. */
class FuzzIT {

    @Test
    void broken_requests_are_refused_and_the_tracker_stays_well() throws Exception {
        new Fuzz(Long.getLong("fuzz.seed", 20261128L)).run(1_500);
    }
}
