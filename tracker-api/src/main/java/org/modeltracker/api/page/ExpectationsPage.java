package org.modeltracker.api.page;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.core.expectation.ExpectationEvent;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.expectation.ExpectationView.Filter;
import org.modeltracker.core.overview.OrganisationList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who promised what, and whether it came. */
@Controller
class ExpectationsPage {

    private static final List<String> STATUSES = Stream.concat(
                    Stream.of("open", "overdue"),
                    Stream.of(ExpectationEvent.Outcome.values()).map(ExpectationEvent.Outcome::word))
            .toList();

    private final ExpectationView view;

    private final OrganisationList organisations;

    private final ModelNames names;

    ExpectationsPage(ExpectationView view, OrganisationList organisations, ModelNames names) {
        this.names = names;
        this.organisations = organisations;
        this.view = view;
    }

    /** Filters as the API does. */
    @GetMapping("/expectations")
    String expectations(
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") Set<String> model,
            @RequestParam(defaultValue = "")
                    @OneOf(
                            value = ExpectationEvent.Outcome.class,
                            words = {"open", "overdue"})
                    Set<String> status,
            ListTimes times,
            Model page) {
        var filter = new Filter(organisation, model, status);
        var list = times.pageOfDay(view.list(filter, times.moment(), times.slice()));
        page.addAttribute("list", list);
        names.add(list.data().stream().map(ExpectationView.Listed::model), times.moment(), page);
        page.addAttribute("statuses", STATUSES);
        page.addAttribute("makers", organisations.list(times.settled()));
        page.addAttribute("organisation", String.join("", organisation));
        page.addAttribute("model", String.join("", model));
        page.addAttribute("status", String.join("", status));
        return "expectations";
    }
}
