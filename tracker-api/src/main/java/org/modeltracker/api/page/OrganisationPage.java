package org.modeltracker.api.page;

import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.core.organisation.OrganisationView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The organisations, and what one of them did and made. */
@Controller
class OrganisationPage {

    private final OrganisationView view;

    OrganisationPage(OrganisationView view) {
        this.view = view;
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
        return "organisation";
    }
}
