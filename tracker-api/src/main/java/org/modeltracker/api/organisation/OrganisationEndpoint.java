package org.modeltracker.api.organisation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.organisation.OrganisationView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Organisations: labs, providers, evaluators and publishers. */
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

    /** Lists the registered organisations. */
    @GetMapping
    Page<OrganisationView.Item> listOrganisations(ListTimes times) {
        return times.page(view.list(times.moment(), times.slice()));
    }

    /** Returns one organisation with its roles, its models and reported facts. */
    @GetMapping("/{organisation}")
    Answer getOrganisation(@PathVariable String organisation, SubjectTimes times) {
        return view.card(organisation, times.moment())
                .map(card -> new Answer(times.asked(), card))
                .orElseThrow(() -> Problem.notFound("the organisation %s is unknown".formatted(organisation)));
    }
}
