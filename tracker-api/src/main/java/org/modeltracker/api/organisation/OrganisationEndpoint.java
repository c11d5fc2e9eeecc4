package org.modeltracker.api.organisation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.modeltracker.api.http.ListTimes;
import org.modeltracker.api.http.Page;
import org.modeltracker.api.http.Problem;
import org.modeltracker.api.http.SubjectTimes;
import org.modeltracker.api.http.TimeParameters;
import org.modeltracker.core.organisation.OrganisationView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Labs, providers, evaluators, publishers. */
@RestController
@RequestMapping("/v1/organisations")
class OrganisationEndpoint {

    private final OrganisationView view;

    OrganisationEndpoint(OrganisationView view) {
        this.view = view;
    }

    record Answer(
            @JsonUnwrapped TimeParameters asked,
            @JsonUnwrapped OrganisationView.Card card) {}

    /** The registered organisations. */
    @GetMapping
    Page<OrganisationView.Item> list(ListTimes times) {
        return times.page(view.list(times.moment(), times.slice()));
    }

    /** One organisation: its roles, what was reported of it, and its models. */
    @GetMapping("/{organisation}")
    Answer card(@PathVariable String organisation, SubjectTimes times) {
        return view.card(organisation, times.moment())
                .map(card -> new Answer(times.asked(), card))
                .orElseThrow(() -> Problem.notFound("the organisation %s is unknown".formatted(organisation)));
    }
}
