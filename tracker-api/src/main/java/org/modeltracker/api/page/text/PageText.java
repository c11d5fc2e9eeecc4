package org.modeltracker.api.page.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.citation.Markdown;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.answer.SentenceContexts;
import org.modeltracker.core.benchmark.Score;
import org.modeltracker.core.identity.ListingSubject;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.WireEnum;
import org.modeltracker.core.overview.DisplayNames;
import org.modeltracker.core.overview.Dispute;
import org.modeltracker.core.overview.ListItem;
import org.modeltracker.core.pricing.PriceChange;
import org.modeltracker.core.pricing.PriceWords;
import org.modeltracker.core.pricing.PricingView;

/** Names, dates, numbers and short texts for templates. Names are those known at the time of the page. */
public record PageText(DisplayNames names, SentenceContexts contexts) {

    private static final long MILLION = 1_000_000;

    private static final Set<String> NAMED_BY_VALUE = Set.of("channel", "surface");

    /** Where it is offered: by its maker, and by how many others. */
    public List<String> whereOf(ListItem model) {
        return WhereText.lines(model, names);
    }

    /** What is told of prices where a model has no headline price: "undisclosed", "free". */
    public String disclosureOf(ListItem model) {
        return model.pricing().stream()
                .flatMap(item -> Stream.ofNullable(item.disclosure()))
                .distinct()
                .map(WirePhrase::of)
                .collect(Collectors.joining(", "));
    }

    /** Who sells it, and what kind of offering it is: "Meta, tier contributor". */
    public String seller(PriceChange change) {
        return OfferingText.of(change).words(change.model(), names);
    }

    /** The organisation that asks the price, and which of its offerings that is: "Azure, in eu, snapshot 2026-05-01". */
    public String sellerOf(String model, OfferingAnswer<PricingView.Item> answer) {
        return OfferingText.ofPrice(answer).seller(model, names);
    }

    /** What the price is for: "input, per 1M tokens (batch)". */
    public String component(PriceChange change) {
        var conditions = PriceWords.conditions(change.conditions());
        return WirePhrase.of(change.component()) + ", per " + change.per().replace('_', ' ')
                + (conditions.isEmpty() ? "" : " " + conditions);
    }

    /** "−75%"; a dash where it cannot be told. */
    public String percent(@Nullable BigDecimal percent) {
        return percent == null ? "–" : PriceWords.percent(percent);
    }

    public String money(BigDecimal amount, String currency) {
        return PriceWords.money(amount, currency);
    }

    /** "$14,300,000,000", "CNY 5,000", "300" where no currency is given. */
    public String sum(BigDecimal amount, @Nullable String currency) {
        return PriceWords.money(amount, currency);
    }

    /** 1,050,000 tokens are "1.05M". */
    public String tokens(long count) {
        boolean million = count >= MILLION;
        var number = BigDecimal.valueOf(count, million ? 6 : 3).setScale(million ? 2 : 0, RoundingMode.HALF_UP);
        return ScoreText.plain(number.stripTrailingZeros()) + (million ? "M" : "k");
    }

    /** The key of a fact. */
    public String key(Map<String, String> key) {
        return key.entrySet().stream()
                .map(term -> switch (term.getKey()) {
                    case "benchmark" -> names.benchmark(term.getValue());
                    case "provider" -> "by " + names.organisation(term.getValue());
                    case "listing" -> "listed as " + listing(term.getValue());
                    case "measured_by", "reported_by" ->
                        WirePhrase.of(term.getKey()) + " " + names.organisation(term.getValue());
                    default ->
                        NAMED_BY_VALUE.contains(term.getKey())
                                ? WirePhrase.of(term.getValue())
                                : WirePhrase.of(term.getKey()) + " " + WirePhrase.of(term.getValue());
                })
                .collect(Collectors.joining(", "));
    }

    /** A listing as its shop spells it. */
    static String listing(String subject) {
        return ListingSubject.parse(subject)
                .map(listing -> listing.provider() + "/" + listing.id())
                .orElse(subject);
    }

    /** The publisher, and who passed the claim on. */
    public String who(Source source) {
        return organisation(source.publisher())
                + (source.via() == null ? "" : ", by way of " + organisation(source.via()));
    }

    public String organisation(String id) {
        return names.organisation(id);
    }

    /** The sentence with its citation, for a text in Markdown. */
    public String citation(String subject, FactLine fact, String address) {
        return citation(fact.sentence(subject), fact.source(), address + "/events/" + fact.eventId());
    }

    /** @param event the address of the event's page */
    public String citation(String sentence, Source source, String event) {
        var title = who(source) + (source.title() == null ? "" : ", “" + source.title() + "”");
        var published = source.published() == null ? "" : ", " + Dates.words(source.published());
        var cited = source.url() == null ? Markdown.literal(title) : Markdown.link(title, source.url());
        return "%s (%s%s; %s)".formatted(Markdown.literal(sentence), cited, published, Markdown.link("event", event));
    }

    /** Claims as sentences, by event. */
    public Map<UUID, String> said(List<RecordedEvent> claims) {
        var told = contexts.of(claims);
        return claims.stream()
                .collect(Collectors.toMap(
                        RecordedEvent::id,
                        event -> event.claim().sentence(Objects.requireNonNull(told.get(event.id())))));
    }

    /** Every claim of these disputes as a sentence, by event. A page with many asks once. */
    public Map<UUID, String> told(List<Dispute> disputes) {
        return said(disputes.stream()
                .flatMap(dispute -> dispute.claims().stream())
                .distinct()
                .toList());
    }

    /** An event type as people say it: "api_access.changed" is "API access changed". */
    public String event(String type) {
        return Stream.of(type.split("\\.")).map(WirePhrase::of).collect(Collectors.joining(" "));
    }

    public String score(Score score) {
        return ScoreText.words(score);
    }

    public ScoreText.@Nullable Bar bar(Score score) {
        return ScoreText.bar(score);
    }

    public String amounts(OfferingAnswer<PricingView.Item> answer) {
        return PriceText.amounts(answer.item());
    }

    public String plain(@Nullable BigDecimal number) {
        return ScoreText.plain(number);
    }

    public String date(PartialDate date) {
        return Dates.words(date);
    }

    public String on(PartialDate date, EffectiveBasis basis) {
        return Dates.on(date, basis);
    }

    public String ofDay(LocalDate day) {
        return Dates.words(PartialDate.day(day));
    }

    public String day(@Nullable Instant instant) {
        return Dates.words(instant);
    }

    public String at(Instant instant) {
        return Dates.words(PartialDate.at(instant));
    }

    public String word(WireEnum constant) {
        return WirePhrase.of(constant.word());
    }

    public String spaced(String word) {
        return WirePhrase.of(word);
    }
}
