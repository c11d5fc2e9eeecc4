package org.modeltracker.api.identity;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.idempotency.Idempotency;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.idempotency.Reference;
import org.modeltracker.api.security.ApiPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Applies the rules of this release to all that is recorded already. */
@RestController
class IdentityReviewEndpoint {

    private static final String PATH = "/v1/identities/review";

    private final IdentityReviewer reviewer;
    private final Idempotency idempotency;
    private final Clock clock;

    IdentityReviewEndpoint(IdentityReviewer reviewer, Idempotency idempotency, Clock clock) {
        this.reviewer = reviewer;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Decides by the rules which model each recorded id is, where neither an editor nor a catalogue decided. Needs an admin key.
     *
     * @param dryRun lists the decisions, and records none
     * @param key a request repeated under the same key within seven days gets the first counts again
     * @return when the views know it: how many ids are merged into a model, moved to another and split off, and how many models are created for that
     */
    @PostMapping(PATH)
    ReviewReport reviewIdentities(
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String key,
            ApiPrincipal caller) {
        if (dryRun) {
            return ReviewReport.foreseen(reviewer.proposals());
        }
        reviewer.awaitViews(); // a transaction must not wait
        var report = idempotency.once(
                KeyedRequest.of(caller.owner(), key, PATH, ""),
                () -> record(caller.owner()),
                made -> new Reference("identity_review", made.counts(), true),
                found -> ReviewReport.ofCounts(found.id()));
        reviewer.awaitViews();
        return report;
    }

    private ReviewReport record(String by) {
        var proposals = reviewer.proposals();
        var decisions = reviewer.record(proposals, clock.instant(), by, (done, total) -> {});
        return ReviewReport.recorded(proposals, decisions);
    }
}
