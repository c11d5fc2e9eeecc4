package org.modeltracker.api.page;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.ModelSorting;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.core.access.AccessEvent.AppChannel;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.openness.OpennessEvent;
import org.modeltracker.core.overview.ModelFilter;
import org.modeltracker.core.overview.ModelList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The models in a table, searched, filtered and sorted. */
@Controller
class ModelsPage {

    private static final String NEWEST_CHANGE = "-changed";

    private final ModelList models;

    ModelsPage(ModelList models) {
        this.models = models;
    }

    @GetMapping("/models")
    String models(
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(name = "access_state", defaultValue = "") @OneOf(AccessState.class) Set<String> accessState,
            @RequestParam(defaultValue = "") @OneOf({ApiChannel.class, AppChannel.class}) Set<String> channel,
            @RequestParam(name = "open_source_status", defaultValue = "") @OneOf(OpennessEvent.Status.class)
                    Set<String> openSourceStatus,
            @RequestParam(name = "open_weights", required = false) @Nullable Boolean openWeights,
            @RequestParam(name = "max_input_price", required = false) @Nullable BigDecimal maxInputPrice,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "") String sort,
            ListTimes times,
            Model page) {
        var filter = new ModelFilter(
                organisation,
                accessState,
                channel,
                openSourceStatus,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                openWeights,
                maxInputPrice,
                null,
                null,
                null);
        var searched = q == null || q.isBlank() ? null : q;
        var order = sort.isEmpty() && searched == null ? NEWEST_CHANGE : sort;
        var found = models.list(filter, searched, ModelSorting.parse(order, searched), times.settled(), times.slice());
        page.addAttribute("list", times.page(found.items(), found.total()));
        page.addAttribute("states", AccessState.values());
        page.addAttribute("q", q);
        page.addAttribute("sort", order.isEmpty() ? "relevance" : order);
        page.addAttribute("organisation", String.join("", organisation));
        page.addAttribute("accessState", String.join("", accessState));
        page.addAttribute("openWeights", openWeights);
        page.addAttribute("maxInputPrice", maxInputPrice);
        return "models";
    }
}
