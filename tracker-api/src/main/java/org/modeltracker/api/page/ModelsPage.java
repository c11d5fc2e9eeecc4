package org.modeltracker.api.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.openness.OpennessEvent;
import org.modeltracker.core.overview.ModelList;
import org.modeltracker.core.overview.ModelList.Filter;
import org.modeltracker.core.overview.ModelList.Sort;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The models in a table, searched, filtered and sorted. */
@Controller
class ModelsPage {

    private final ModelList models;

    ModelsPage(ModelList models) {
        this.models = models;
    }

    @GetMapping("/models")
    String models(
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(name = "access_state", defaultValue = "") @OneOf(AccessState.class) Set<String> accessState,
            @RequestParam(name = "open_source_status", defaultValue = "") @OneOf(OpennessEvent.Status.class)
                    Set<String> openSourceStatus,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "-released") String sort,
            ListTimes times,
            Model page) {
        var filter = new Filter(organisation, accessState, Set.of(), openSourceStatus, Set.of(), Set.of(), null, q);
        page.addAttribute("list", times.page(models.list(filter, sort(sort), times.moment(), times.slice())));
        page.addAttribute("states", AccessState.values());
        page.addAttribute("q", q);
        page.addAttribute("sort", sort);
        page.addAttribute("organisation", String.join("", organisation));
        page.addAttribute("accessState", String.join("", accessState));
        return "models";
    }

    private static Sort sort(String word) {
        return switch (word) {
            case "model" -> Sort.MODEL;
            case "-model" -> Sort.MODEL_DESCENDING;
            case "released" -> Sort.RELEASED;
            case "-released" -> Sort.RELEASED_DESCENDING;
            default -> throw Problem.parameter("sort", "must be model, -model, released or -released");
        };
    }
}
