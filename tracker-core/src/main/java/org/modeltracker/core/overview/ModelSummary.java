package org.modeltracker.core.overview;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.identity.ListingSubject;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.WireEnum;
import org.modeltracker.core.openness.OpennessEvent.OpenSourceStatusChanged;
import org.modeltracker.core.pricing.PricingView;
import org.modeltracker.core.release.ReleaseView;

/**
 * What lists filter, sort and search of one model.
 *
 * @param spellings every name and id under which people may search it
 * @param offered the channel and state of each access answer; moving pointers are left out, here and in {@code disclosures}
 * @param benchmarks how many benchmarks have a score of it
 * @param sellers how many organisations sell it
 * @param lastChanged when the newest of its answers began
 */
record ModelSummary(
        String model,
        String organisation,
        String name,
        SearchText maker,
        List<SearchText> spellings,
        @Nullable String family,
        @Nullable Instant releasedAt,
        @Nullable PartialDate lastChanged,
        @Nullable Long contextTokens,
        List<String> modalities,
        @Nullable ModelPrice price,
        Set<Offered> offered,
        Set<String> disclosures,
        @Nullable OpenSourceStatusChanged openness,
        int benchmarks,
        int sellers,
        boolean soldByMaker) {

    /** The facts that it is made of. */
    static final Set<FactType> FACTS = Set.of(
            FactType.ANNOUNCED, FactType.RELEASED, FactType.ACCESS, FactType.PRICING, FactType.OPEN_SOURCE_STATUS);

    /** Only a maker or its parent sells so; a listing that nobody recognised has its shop for a maker. */
    private static final String FIRST_PARTY = ApiChannel.FIRST_PARTY_API.word();

    record Offered(@Nullable String channel, @Nullable String state) {

        private static final Set<String> APIS = words(Arrays.stream(ApiChannel.values()));
        private static final Set<String> CALLABLE =
                words(Arrays.stream(AccessState.values()).filter(AccessState::isCallable));

        boolean isCallable() {
            return channel != null && state != null && APIS.contains(channel) && CALLABLE.contains(state);
        }

        private static Set<String> words(Stream<? extends WireEnum> all) {
            return all.map(WireEnum::word).collect(Collectors.toSet());
        }
    }

    /** Whether customers can call it now, through any API. */
    boolean isCallable() {
        return offered.stream().anyMatch(Offered::isCallable);
    }

    /**
     * @param answers of these facts, about this model alone
     * @param benchmarks that have a score of it
     */
    static ModelSummary of(String model, String organisation, List<Answer> answers, int benchmarks) {
        var facts = answers.stream()
                .collect(Collectors.groupingBy(answer -> answer.question().fact()));
        var access = own(facts, FactType.ACCESS);
        var pricing = own(facts, FactType.PRICING);
        var description = ReleaseView.description(answers);
        var sellers = Stream.of(access, pricing)
                .flatMap(Collection::stream)
                .flatMap(answer -> Stream.ofNullable(answer.question().key().get("provider")))
                .collect(Collectors.toSet());
        return new ModelSummary(
                model,
                organisation,
                Objects.requireNonNullElse(description.name(), model),
                SearchText.of(organisation),
                Stream.of(
                                Stream.of(model, model.substring(model.indexOf('/') + 1)),
                                Stream.ofNullable(description.name()),
                                description.aliases().stream(),
                                description.vendorIds().stream(),
                                listedAs(answers, model))
                        .flatMap(texts -> texts)
                        .map(SearchText::of)
                        .distinct()
                        .toList(),
                description.family(),
                facts.getOrDefault(FactType.RELEASED, List.of()).stream()
                        .filter(answer -> !answer.question().key().containsKey("of_listing"))
                        .map(answer -> answer.event().claim().begins())
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                answers.stream()
                        .map(Answer::since)
                        .max(Comparator.comparing(PartialDate::start))
                        .orElse(null),
                description.contextTokens(),
                description.modalities(),
                HeadlinePrice.of(
                                organisation,
                                facts.getOrDefault(FactType.PRICING, List.of()).stream()
                                        .map(PricingView::answer)
                                        .toList())
                        .map(ModelPrice::of)
                        .orElse(null),
                access.stream()
                        .map(answer -> new Offered(
                                answer.question().key().get("channel"),
                                answer.effectiveData().word()))
                        .collect(Collectors.toSet()),
                pricing.stream()
                        .flatMap(answer ->
                                Stream.ofNullable(answer.effectiveData().word()))
                        .collect(Collectors.toSet()),
                facts.getOrDefault(FactType.OPEN_SOURCE_STATUS, List.of()).stream()
                        .findFirst()
                        .map(answer -> (OpenSourceStatusChanged) answer.effectiveData())
                        .orElse(null),
                benchmarks,
                sellers.size(),
                access.stream()
                        .anyMatch(answer ->
                                FIRST_PARTY.equals(answer.question().key().get("channel"))));
    }

    /** Without what moving pointers have. */
    private static List<Answer> own(Map<FactType, List<Answer>> facts, FactType fact) {
        return facts.getOrDefault(fact, List.of()).stream()
                .filter(answer -> !answer.question().key().containsKey("alias"))
                .toList();
    }

    /** The ids under which shops list it. */
    private static Stream<String> listedAs(List<Answer> answers, String model) {
        return answers.stream()
                .flatMap(answer -> answer.claims().stream())
                .map(event -> event.claim().subject().id())
                .filter(id -> !id.equals(model))
                .distinct()
                .map(id -> ListingSubject.parse(id).map(ListingSubject::id).orElse(id));
    }
}
