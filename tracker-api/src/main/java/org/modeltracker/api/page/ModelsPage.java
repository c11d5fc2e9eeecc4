package org.modeltracker.api.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.ModelSorting;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.QueryDate;
import org.modeltracker.core.access.AccessEvent.AppChannel;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.openness.OpennessEvent;
import org.modeltracker.core.overview.ModelFilter;
import org.modeltracker.core.overview.ModelList;
import org.modeltracker.core.overview.OrganisationList;
import org.modeltracker.core.pricing.Disclosure;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The models in a table, searched, filtered and sorted. */
@Controller
class ModelsPage {

    private static final String NEWEST_CHANGE = "-changed";

    private static final int MOST_MEANT = 5;

    private final ModelList models;
    private final OrganisationList organisations;

    ModelsPage(ModelList models, OrganisationList organisations) {
        this.models = models;
        this.organisations = organisations;
    }

    /** Filters as the API does. @param column what the table shows beside the names */
    @GetMapping("/models")
    String models(
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(name = "access_state", defaultValue = "") @OneOf(AccessState.class) Set<String> accessState,
            @RequestParam(defaultValue = "") @OneOf({ApiChannel.class, AppChannel.class}) Set<String> channel,
            @RequestParam(name = "open_source_status", defaultValue = "") @OneOf(OpennessEvent.Status.class)
                    Set<String> openSourceStatus,
            @RequestParam(name = "pricing_disclosure", defaultValue = "") @OneOf(Disclosure.class)
                    Set<String> pricingDisclosure,
            @RequestParam(defaultValue = "") Set<String> family,
            @RequestParam(defaultValue = "") Set<String> license,
            @RequestParam(defaultValue = "") Set<String> modality,
            @RequestParam(name = "open_weights", required = false) @Nullable Boolean openWeights,
            @RequestParam(name = "max_input_price", required = false) @Nullable BigDecimal maxInputPrice,
            @RequestParam(name = "max_output_price", required = false) @Nullable BigDecimal maxOutputPrice,
            @RequestParam(name = "min_context", required = false) @Nullable Long minContext,
            @RequestParam(name = "released_since", required = false) @Nullable String releasedSince,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") @OneOf(ModelColumn.class) Set<String> column,
            ListTimes times,
            Model page) {
        var filter = new ModelFilter(
                organisation,
                accessState,
                channel,
                openSourceStatus,
                pricingDisclosure,
                family,
                license,
                modality,
                null,
                openWeights,
                maxInputPrice,
                maxOutputPrice,
                minContext,
                releasedSince == null ? null : QueryDate.parse("released_since", releasedSince));
        var searched = q == null || q.isBlank() ? null : q;
        var order = sort.isEmpty() && searched == null ? NEWEST_CHANGE : sort;
        var found = models.list(filter, searched, ModelSorting.parse(order, searched), times.settled(), times.slice());
        page.addAttribute("list", times.page(found.items(), found.total()));
        page.addAttribute("first", times.slice().offset() + 1);
        page.addAttribute(
                "meant",
                searched != null && found.total() == 0
                        ? models.meant(searched, MOST_MEANT, times.settled())
                        : List.of());
        page.addAttribute("makers", organisations.list(times.settled()));
        page.addAttribute("states", AccessState.values());
        page.addAttribute("channels", ApiChannel.values());
        page.addAttribute("disclosures", Disclosure.values());
        page.addAttribute("columns", ModelColumn.values());
        page.addAttribute("shown", ModelColumn.shown(column));
        page.addAttribute("sort", order.isEmpty() ? "relevance" : order);
        page.addAttribute("q", q);
        page.addAttribute("filter", filter);
        return "models";
    }
}
