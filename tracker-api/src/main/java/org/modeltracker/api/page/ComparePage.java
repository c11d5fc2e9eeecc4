package org.modeltracker.api.page;

import java.util.List;
import java.util.Set;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.core.overview.Overview;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Models side by side. */
@Controller
class ComparePage {

    private static final int MOST = 8;

    private final Overview overview;
    private final ModelLookup models;

    ComparePage(Overview overview, ModelLookup models) {
        this.overview = overview;
        this.models = models;
    }

    @GetMapping("/compare")
    String compare(@RequestParam(defaultValue = "") List<String> model, ModelTimes times, Model page) {
        var wanted = model.stream().distinct().toList();
        if (wanted.size() > MOST) {
            throw Problem.parameter("model", "must be given at most %d times".formatted(MOST));
        }
        var found = models.all(wanted, times.moment());
        page.addAttribute("wanted", found);
        page.addAttribute("table", found.isEmpty() ? null : overview.compare(found, Set.of(), times.moment()));
        return "compare";
    }
}
