package org.modeltracker.api.identity;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.core.answer.Identities;
import org.modeltracker.core.answer.Identities.Filter;
import org.modeltracker.core.answer.IdentityQueue;
import org.modeltracker.core.answer.IdentityQueue.Status;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which model each listing, or other id, is. */
@RestController
class IdentityEndpoint {

    private final IdentityQueue queue;

    IdentityEndpoint(IdentityQueue queue) {
        this.queue = queue;
    }

    /**
     * Lists ids of models and listings by what is known of their model.
     *
     * @param status {@code resolved} (default): with the decision that counts; {@code suggested}: without a decision, but with a model that
     *     the rules or the only candidate suggest; {@code unresolved}: listed by a catalogue, and nothing suggests a model
     * @param model only ids of this model, or with this model as a candidate: organisation/name
     * @param provider only listings of this shop
     * @param q only where the id or the model contains this text
     */
    @GetMapping("/v1/identities")
    Page<Identities.Item> listIdentities(
            @RequestParam(defaultValue = "resolved") String status,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(required = false) @Nullable String q,
            ListTimes times) {
        return times.page(
                queue.list(status(status), new Filter(model, provider, q), times.moment(), times.slice()));
    }

    /** @throws Problem (400) for another word */
    static Status status(String word) {
        return Stream.of(Status.values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.parameter("status", "must be resolved, suggested or unresolved"));
    }
}
