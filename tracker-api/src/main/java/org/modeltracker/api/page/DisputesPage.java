package org.modeltracker.api.page;

import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.overview.DisputeAnswer;
import org.modeltracker.core.overview.DisputeList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What sources disagree on, side by side. */
@Controller
class DisputesPage {

    private final DisputeList disputes;

    DisputesPage(DisputeList disputes) {
        this.disputes = disputes;
    }

    @GetMapping("/disputes")
    String disputes(ListTimes times, Model page) {
        page.addAttribute("list", DisputeAnswer.of(disputes, times));
        return "disputes";
    }
}
