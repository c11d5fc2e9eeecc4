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

    private final Identities identities;

    IdentityEndpoint(Identities identities) {
        this.identities = identities;
    }

    /**
     * Lists the ids that were identified as a model, with the decision that counts and its reason.
     *
     * @param model only ids of this model: organisation/name
     * @param provider only listings of this shop
     * @param q only where the id or the model contains this text
     */
    @GetMapping("/v1/identities")
    Page<Identities.Item> listIdentities(
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(required = false) @Nullable String q,
            ListTimes times) {
        return times.page(identities.list(new Filter(model, provider, q), times.moment(), times.slice()));
    }
}
