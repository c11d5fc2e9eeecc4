package org.modeltracker.api.page;

import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.core.overview.Overview;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What sources disagree on, side by side. */
@Controller
class DisputesPage {

    private final Overview overview;

    DisputesPage(Overview overview) {
        this.overview = overview;
    }

    @GetMapping("/disputes")
    String disputes(ListTimes times, Model page) {
        page.addAttribute("list", times.page(overview.disputes(times.moment(), times.slice())));
        return "disputes";
    }
}
