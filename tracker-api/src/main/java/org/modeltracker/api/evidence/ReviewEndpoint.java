package org.modeltracker.api.evidence;

import java.util.UUID;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.security.ApiPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reviews: differences of pages about which somebody decides. Listings without a model are in {@code GET /v1/identities}. */
@RestController
@RequestMapping("/v1/reviews")
class ReviewEndpoint {

    private final Reviews reviews;

    ReviewEndpoint(Reviews reviews) {
        this.reviews = reviews;
    }

    /**
     * Lists the differences that watches and later looks at evidence have found, the newest first, each with the passage before and after.
     *
     * @param state {@code open} (default), {@code recorded} or {@code dismissed}
     */
    @GetMapping
    Page<Review> listReviews(@RequestParam(defaultValue = "open") String state, PageRequest page) {
        return reviews.list(state, page);
    }

    /** Returns one review. */
    @GetMapping("/{id}")
    Review getReview(@PathVariable UUID id) {
        return reviews.get(id);
    }

    /**
     * Decides what a difference means. To turn it into claims, record them first with {@code POST /v1/events} and give their ids here. The same
     * decision again returns the same review; another one is refused with 409.
     */
    @PostMapping("/{id}/decision")
    Review decideReview(@PathVariable UUID id, @RequestBody ReviewDecision decision, ApiPrincipal caller) {
        return reviews.decide(id, decision, caller);
    }
}
