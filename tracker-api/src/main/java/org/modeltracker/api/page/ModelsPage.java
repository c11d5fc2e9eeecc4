package org.modeltracker.api.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.ModelSorting;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.QueryDate;
import org.modeltracker.api.page.TimeBar.Pair;
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

    private static final String ANY = "any";

    private static final int MOST_MEANT = 5;

    private final ModelList models;
    private final OrganisationList organisations;
    private final PageHeads heads;

    ModelsPage(ModelList models, OrganisationList organisations, PageHeads heads) {
        this.models = models;
        this.organisations = organisations;
        this.heads = heads;
    }

    /**
     * Filters as the API does. Without a search or a state of access, only models that can be called now are shown, where there are any.
     *
     * @param callable "any" shows all
     * @param column what the table shows beside the names
     */
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
            @RequestParam(defaultValue = "") @OneOf(words = {"true", "false", ANY}) String callable,
            @RequestParam(name = "max_input_price", required = false) @Nullable BigDecimal maxInputPrice,
            @RequestParam(name = "max_output_price", required = false) @Nullable BigDecimal maxOutputPrice,
            @RequestParam(name = "min_context", required = false) @Nullable Long minContext,
            @RequestParam(name = "released_since", required = false) @Nullable String releasedSince,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") @OneOf(ModelColumn.class) Set<String> column,
            ListTimes times,
            Model page) {
        var asked = new ModelFilter(
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
                callable.isEmpty() || callable.equals(ANY) ? null : Boolean.valueOf(callable),
                maxInputPrice,
                maxOutputPrice,
                minContext,
                releasedSince == null || releasedSince.isEmpty()
                        ? null
                        : QueryDate.parse("released_since", releasedSince));
        var searched = q == null || q.isBlank() ? null : q;
        boolean usual = searched == null && accessState.isEmpty();
        boolean narrowed = usual && callable.isEmpty() && models.count(asked.ofCallable(), times.settled()) > 0;
        var filter = narrowed ? asked.ofCallable() : asked;
        var order = sort.isEmpty() && searched == null ? NEWEST_CHANGE : sort;
        var found = models.list(filter, searched, ModelSorting.parse(order, searched), times.settled(), times.slice());
        page.addAttribute("list", times.page(found.items(), found.total()));
        page.addAttribute("first", times.slice().offset() + 1);
        page.addAttribute("numbers", PageNumbers.of(times, found.total()));
        page.addAttribute("all", narrowed ? models.count(asked, times.settled()) : found.total());
        page.addAttribute("usual", usual);
        page.addAttribute("callable", callable);
        describe(order, filter.callable(), page);
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

    /** Names the same list of the API: what the page chose by itself, it has to be asked for. */
    private void describe(String order, @Nullable Boolean callable, Model page) {
        var bar = (TimeBar) Objects.requireNonNull(page.getAttribute("times"));
        var shown = List.of(new Pair("callable", callable == null ? "" : callable.toString()), new Pair("sort", order));
        page.addAttribute("asData", shown);
        page.addAttribute("head", heads.of(bar, bar.data(shown)));
    }
}
