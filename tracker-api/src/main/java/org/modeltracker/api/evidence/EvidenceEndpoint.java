package org.modeltracker.api.evidence;

import java.util.UUID;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Evidence: the page that a claim names, kept by the tracker. */
@RestController
class EvidenceEndpoint {

    private final KeptEvidence evidence;

    EvidenceEndpoint(KeptEvidence evidence) {
        this.evidence = evidence;
    }

    /**
     * Returns the page of a claim: its text, the SHA-256 of the fetched bytes, when it was fetched, and where it has the quote of the claim. A
     * later look says whether the page still has the quote. Without {@code tracker.pages.keep-evidence}, no page is kept.
     */
    @GetMapping("/v1/events/{id}/evidence")
    EvidenceAnswer getEvidence(@PathVariable UUID id) {
        return evidence.of(id).orElseThrow(() -> Problem.notFound("the event %s is unknown".formatted(id)));
    }
}
