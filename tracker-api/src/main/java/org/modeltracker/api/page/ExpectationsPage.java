package org.modeltracker.api.page;

import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.core.expectation.ExpectationView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who promised what, and whether it came. */
@Controller
class ExpectationsPage {

    private final ExpectationView view;

    ExpectationsPage(ExpectationView view) {
        this.view = view;
    }

    @GetMapping("/expectations")
    String expectations(ListTimes times, Model page) {
        page.addAttribute(
                "list", times.pageOfDay(view.list(ExpectationView.Filter.NONE, times.moment(), times.slice())));
        return "expectations";
    }
}
