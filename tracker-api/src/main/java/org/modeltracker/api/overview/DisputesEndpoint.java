package org.modeltracker.api.overview;

import java.util.Set;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.overview.DisputeList;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Disputes between sources. */
@RestController
class DisputesEndpoint {

    private final DisputeList disputes;

    DisputesEndpoint(DisputeList disputes) {
        this.disputes = disputes;
    }

    /**
     * Lists facts on which live claims contradict each other, since when, and each claim. Disputes with an official source come first, then
     * prices before access and other facts. Of prices, the largest difference comes first, of all else the newest dispute.
     *
     * @param fact the kind of fact; the counts are of all kinds
     */
    @GetMapping("/v1/disputes")
    DisputeAnswer listDisputes(
            @RequestParam(defaultValue = "") @OneOf(FactType.class) Set<String> fact, ListTimes times) {
        return DisputeAnswer.of(disputes, fact, times);
    }
}
