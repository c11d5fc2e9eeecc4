package org.modeltracker.api.overview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.access.AccessEvent.AppChannel;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.openness.OpennessEvent;
import org.modeltracker.core.overview.Card;
import org.modeltracker.core.overview.ListItem;
import org.modeltracker.core.overview.ModelList;
import org.modeltracker.core.overview.ModelList.Filter;
import org.modeltracker.core.overview.ModelList.Sort;
import org.modeltracker.core.overview.Overview;
import org.modeltracker.core.pricing.Disclosure;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Models, as a list or as a card. */
@RestController
@RequestMapping("/v1/models")
class ModelsEndpoint {

    private final ModelList models;
    private final ModelLookup lookup;
    private final Overview overview;

    ModelsEndpoint(ModelList models, ModelLookup lookup, Overview overview) {
        this.models = models;
        this.lookup = lookup;
        this.overview = overview;
    }

    record Answer(
            @JsonUnwrapped TimeParameters asked,
            @JsonUnwrapped Card card) {}

    /**
     * Lists models, filtered and sorted. A repeated parameter means "or"; different parameters mean "and".
     *
     * @param accessState a state of access; with {@code channel}, the state on that channel
     * @param weights available or unavailable: whether the answer to the open-source status says that the weights can be downloaded
     * @param q text to find in the id, the name, an alias or a vendor's id
     * @param sort model (default), -model, released or -released
     */
    @GetMapping
    Page<ListItem> listModels(
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(name = "access_state", defaultValue = "") @OneOf(AccessState.class) Set<String> accessState,
            @RequestParam(defaultValue = "") @OneOf({ApiChannel.class, AppChannel.class}) Set<String> channel,
            @RequestParam(name = "open_source_status", defaultValue = "") @OneOf(OpennessEvent.Status.class)
                    Set<String> openSourceStatus,
            @RequestParam(name = "pricing_disclosure", defaultValue = "") @OneOf(Disclosure.class)
                    Set<String> pricingDisclosure,
            @RequestParam(defaultValue = "") Set<String> family,
            @RequestParam(required = false) @Nullable String weights,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "model") String sort,
            ListTimes times) {
        var filter = new Filter(
                organisation, accessState, channel, openSourceStatus, pricingDisclosure, family, weights(weights), q);
        return times.page(models.list(filter, sort(sort), times.moment(), times.slice()));
    }

    /** Returns the card of one model: everything known about it, with sources. */
    @GetMapping("/{organisation}/{model}")
    Answer getModel(@PathVariable String organisation, @PathVariable String model, ModelTimes times) {
        var subject = lookup.find(organisation, model, times.moment());
        return new Answer(
                times.asked(), overview.card(subject.id(), times.moment()).orElseThrow());
    }

    private static @Nullable Boolean weights(@Nullable String word) {
        return switch (word) {
            case null -> null;
            case "available" -> true;
            case "unavailable" -> false;
            default -> throw Problem.parameter("weights", "must be available or unavailable");
        };
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
