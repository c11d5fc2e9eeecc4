package org.modeltracker.api.overview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelSorting;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.QueryDate;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.access.AccessEvent.AppChannel;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.openness.OpennessEvent;
import org.modeltracker.core.overview.Card;
import org.modeltracker.core.overview.ModelFilter;
import org.modeltracker.core.overview.ModelList;
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
     * Lists models, filtered and sorted. A repeated parameter means "or"; different parameters mean "and". As CSV, {@code access} and
     * {@code pricing} name the offerings in words. {@code access_state.first_party_api} and the like have the most open state on each channel,
     * and {@code headline_price.input} and the like the price.
     *
     * @param accessState a state of access; with {@code channel}, the state on that channel
     * @param license a licence as an SPDX expression, in any case
     * @param modality what the model reads or writes, such as text or image
     * @param weights available or unavailable: whether the answer to the open-source status says that the weights can be downloaded
     * @param openWeights whether the open-source status is one with open weights
     * @param callable whether customers can call it now, through any API: a preview or limited availability for all counts, a private preview does not
     * @param maxInputPrice the most that a million tokens of input cost at the headline price, in US dollars
     * @param maxOutputPrice the same for a million tokens of output
     * @param minContext the fewest tokens that the longest input must have
     * @param releasedSince a date; only models that were released then or later
     * @param q words of the name, an id or an alias. Case, spaces and punctuation do not count, and one typing error is forgiven
     * @param sort relevance, model, name, organisation, family, released, changed, input_price, output_price, seller, sellers, context,
     *     openness or benchmarks; a minus sign before it turns the order round. Default: relevance with {@code q}, else model
     */
    @GetMapping
    ModelListAnswer listModels(
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
            @RequestParam(required = false) @Nullable String weights,
            @RequestParam(name = "open_weights", required = false) @Nullable Boolean openWeights,
            @RequestParam(required = false) @Nullable Boolean callable,
            @RequestParam(name = "max_input_price", required = false) @Nullable BigDecimal maxInputPrice,
            @RequestParam(name = "max_output_price", required = false) @Nullable BigDecimal maxOutputPrice,
            @RequestParam(name = "min_context", required = false) @Nullable Long minContext,
            @RequestParam(name = "released_since", required = false) @Nullable String releasedSince,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "") String sort,
            ListTimes times) {
        var filter = new ModelFilter(
                organisation,
                accessState,
                channel,
                openSourceStatus,
                pricingDisclosure,
                family,
                license,
                modality,
                weights(weights),
                openWeights,
                callable,
                maxInputPrice,
                maxOutputPrice,
                minContext,
                releasedSince == null ? null : QueryDate.parse("released_since", releasedSince));
        var found = models.list(filter, q, ModelSorting.parse(sort, q), times.settled(), times.slice());
        return ModelListAnswer.of(times.page(found.items(), found.total()));
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
}
