package org.modeltracker.api.page;

import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.organisation.OrganisationView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The organisations, and what one of them did and made. */
@Controller
class OrganisationPage {

    private final OrganisationView view;

    private final ExpectationView expectations;

    OrganisationPage(OrganisationView view, ExpectationView expectations) {
        this.view = view;
        this.expectations = expectations;
    }

    @GetMapping("/organisations")
    String organisations(ListTimes times, Model page) {
        page.addAttribute("list", times.page(view.list(times.moment(), times.slice())));
        return "organisations";
    }

    @GetMapping("/organisations/{id}")
    String organisation(@PathVariable String id, SubjectTimes times, Model page) {
        page.addAttribute(
                "card",
                view.card(id, times.moment())
                        .orElseThrow(() -> Problem.notFound("the organisation %s is unknown".formatted(id))));
        page.addAttribute("promises", expectations.record(id, times.moment()));
        return "organisation";
    }
}
