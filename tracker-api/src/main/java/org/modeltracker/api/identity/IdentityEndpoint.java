package org.modeltracker.api.identity;

import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.core.answer.Identities;
import org.modeltracker.core.answer.Identities.Filter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which model each listing, or other id, is. */
@RestController
class IdentityEndpoint {

    private final IdentityLists lists;

    IdentityEndpoint(IdentityLists lists) {
        this.lists = lists;
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
        return lists.list(status, new Filter(model, provider, q), times);
    }
}
