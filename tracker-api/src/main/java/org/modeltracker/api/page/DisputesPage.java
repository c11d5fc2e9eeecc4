package org.modeltracker.api.page;

import java.util.Set;
import java.util.stream.Stream;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.overview.DisputeAnswer;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.overview.DisputeList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What sources disagree on, side by side. */
@Controller
class DisputesPage {

    private final DisputeList disputes;

    private final ModelNames names;

    DisputesPage(DisputeList disputes, ModelNames names) {
        this.names = names;
        this.disputes = disputes;
    }

    @GetMapping("/disputes")
    String disputes(
            @RequestParam(defaultValue = "") @OneOf(FactType.class) Set<String> fact, ListTimes times, Model page) {
        var list = DisputeAnswer.of(disputes, fact, times);
        page.addAttribute("list", list);
        page.addAttribute("fact", fact);
        names.add(list.data().stream().flatMap(dispute -> Stream.ofNullable(dispute.model())), times.moment(), page);
        return "disputes";
    }
}
