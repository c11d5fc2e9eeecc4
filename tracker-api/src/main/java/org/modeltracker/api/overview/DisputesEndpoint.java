package org.modeltracker.api.overview;

import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.core.overview.Dispute;
import org.modeltracker.core.overview.Overview;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What sources disagree on. */
@RestController
class DisputesEndpoint {

    private final Overview overview;

    DisputesEndpoint(Overview overview) {
        this.overview = overview;
    }

    /** The questions on which live claims cannot all be true, since when, and who says what. */
    @GetMapping("/v1/disputes")
    Page<Dispute> disputes(ListTimes times) {
        return times.page(overview.disputes(times.moment(), times.slice()));
    }
}
