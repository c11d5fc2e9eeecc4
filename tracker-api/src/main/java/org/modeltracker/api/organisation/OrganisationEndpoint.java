package org.modeltracker.api.organisation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.modeltracker.api.http.CacheTags;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.model.Subject;
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
    private final CacheTags tags;

    OrganisationEndpoint(OrganisationView view, CacheTags tags) {
        this.view = view;
        this.tags = tags;
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
        var card = view.card(organisation, times.moment())
                .orElseThrow(() -> Problem.notFound("the organisation %s is unknown".formatted(organisation)));
        tags.add(Subject.organisation(card.id()));
        return new Answer(times.asked(), card);
    }
}
