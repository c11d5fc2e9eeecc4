package org.modeltracker.api.overview;

import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.core.overview.Dispute;
import org.modeltracker.core.overview.Overview;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Disputes between sources. */
@RestController
class DisputesEndpoint {

    private final Overview overview;

    DisputesEndpoint(Overview overview) {
        this.overview = overview;
    }

    /** Lists facts on which live claims contradict each other, since when, and each claim. */
    @GetMapping("/v1/disputes")
    Page<Dispute> listDisputes(ListTimes times) {
        return times.page(overview.disputes(times.moment(), times.slice()));
    }
}
