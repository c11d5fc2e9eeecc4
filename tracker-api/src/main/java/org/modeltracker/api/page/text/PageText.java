package org.modeltracker.api.page.text;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.citation.Markdown;
import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.benchmark.Score;
import org.modeltracker.core.benchmark.ScoreView;
import org.modeltracker.core.expectation.ExpectationEvent.Commitment;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.WireEnum;
import org.modeltracker.core.openness.OpennessView;
import org.modeltracker.core.organisation.OrganisationView;
import org.modeltracker.core.overview.DisplayNames;
import org.modeltracker.core.overview.ListItem;
import org.modeltracker.core.pricing.PricingView;
import org.modeltracker.core.release.ReleaseView;

/** Answers in words, for templates: with the names that organisations and benchmarks have at the time of the page. */
public record PageText(DisplayNames names) {

    /** Offerings that a table cell lists; the model's own page has them all. */
    private static final int MOST = 4;

    private static final Set<String> TOLD_BY_VALUE = Set.of("channel", "surface");

    public FactLine access(String model, AccessView.Item item) {
        var term = item.vendorTerm() == null ? "" : ", “" + item.vendorTerm() + "”";
        return new FactLine(
                OfferingText.of(item).words(model, names),
                state(item.state().word(), item.audience()) + term,
                Dates.since(item.since(), item.sinceBasis()),
                item.state().word(),
                item.disputed(),
                item.source(),
                item.eventId(),
                item.claims());
    }

    public FactLine price(String model, PricingView.Item item) {
        return new FactLine(
                OfferingText.of(item).words(model, names),
                PriceText.words(item),
                Dates.since(item.since(), item.sinceBasis()),
                item.disclosure().word(),
                item.disputed(),
                item.source(),
                item.eventId(),
                item.claims());
    }

    public FactLine openness(OpennessView.Outlook outlook) {
        var item = outlook.status();
        var license = item.license() == null ? "" : ", licence " + item.license();
        var statement = item.statement() == null ? "" : ", “" + item.statement() + "”";
        return new FactLine(
                "open-source status",
                WirePhrase.of(item.status().word()) + license + statement,
                Dates.since(item.since(), item.sinceBasis()),
                item.status().word(),
                item.disputed(),
                item.source(),
                item.eventId(),
                item.claims());
    }

    public FactLine score(ScoreView.Item item) {
        var measured = item.measuredBy() == null ? "" : ", measured by " + names.organisation(item.measuredBy());
        return new FactLine(
                benchmark(item),
                ScoreText.words(item.score()) + measured,
                Dates.words(item.effective()),
                null,
                item.disputed(),
                item.source(),
                item.eventId(),
                item.claims());
    }

    /** What is hoped or promised for later. */
    public FactLine intent(OpennessView.Intent intent) {
        var stated = (ExpectationStated) intent.expectation();
        return FactLine.undisputed(
                "later",
                expected(stated.expected(), stated.window(), stated.commitment()),
                "said " + Dates.words(intent.observedAt()),
                null,
                intent.source(),
                intent.eventId());
    }

    public FactLine expectation(ExpectationView.Item item) {
        return FactLine.undisputed(
                WirePhrase.of(item.about().word()) + (item.surface() == null ? "" : " on " + item.surface()),
                expected(item.expected(), item.window(), item.commitment()),
                WirePhrase.of(item.status()),
                item.status(),
                item.source(),
                item.eventId());
    }

    public FactLine reported(ReleaseView.Reported item) {
        return FactLine.undisputed(
                WirePhrase.of(item.topic()),
                item.statement(),
                Dates.words(item.effective()),
                null,
                item.source(),
                item.eventId());
    }

    public FactLine reported(OrganisationView.Reported item) {
        return FactLine.undisputed(
                WirePhrase.of(item.fact().topic()),
                item.fact().statement(),
                Dates.words(item.effective()),
                null,
                item.source(),
                item.eventId());
    }

    public FactLine date(String what, ReleaseView.Date date) {
        return new FactLine(
                what,
                Dates.on(date.effective(), date.effectiveBasis()),
                null,
                null,
                date.disputed(),
                date.source(),
                date.eventId(),
                date.claims());
    }

    /** A cell of a comparison. */
    public @Nullable FactLine cell(String model, Object cell) {
        return switch (cell) {
            case AccessView.Item item -> access(model, item);
            case PricingView.Item item -> price(model, item);
            case OpennessView.Outlook outlook -> openness(outlook);
            case ScoreView.Item item -> score(item);
            default -> null;
        };
    }

    public List<String> accessOf(ListItem model) {
        return model.access().stream()
                .map(item -> OfferingText.of(item).words(model.model(), names) + ": "
                        + state(String.valueOf(item.state()), item.audience()))
                .limit(MOST)
                .toList();
    }

    public List<String> pricesOf(ListItem model) {
        return model.pricing().stream()
                .map(item -> OfferingText.of(item).words(model.model(), names) + ": " + PriceText.listed(item))
                .limit(MOST)
                .toList();
    }

    public String benchmark(ScoreView.Item item) {
        return Stream.of(
                        names.benchmark(item.benchmark()),
                        item.version(),
                        item.variant(),
                        item.harness(),
                        item.effort())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** A key of a question. */
    public String key(Map<String, String> key) {
        return key.entrySet().stream()
                .map(term -> switch (term.getKey()) {
                    case "benchmark" -> names.benchmark(term.getValue());
                    case "provider" -> "by " + names.organisation(term.getValue());
                    default ->
                        TOLD_BY_VALUE.contains(term.getKey())
                                ? WirePhrase.of(term.getValue())
                                : WirePhrase.of(term.getKey()) + " " + WirePhrase.of(term.getValue());
                })
                .collect(Collectors.joining(", "));
    }

    /** Who says it, and who passed it on. */
    public String who(Source source) {
        return organisation(source.publisher())
                + (source.via() == null ? "" : ", by way of " + organisation(source.via()));
    }

    public String organisation(String id) {
        return names.organisation(id);
    }

    /** The sentence with its citation, for a text in Markdown. */
    public String citation(String subject, FactLine fact, String address) {
        var source = fact.source();
        var title = who(source) + (source.title() == null ? "" : ", “" + source.title() + "”");
        var published = source.published() == null ? "" : ", " + Dates.words(source.published());
        var cited = source.url() == null ? Markdown.literal(title) : Markdown.link(title, source.url());
        return "%s (%s%s; %s)"
                .formatted(
                        Markdown.literal(fact.sentence(subject)),
                        cited,
                        published,
                        Markdown.link("event", address + "/v1/events/" + fact.eventId()));
    }

    /** What one claim says, as a sentence. */
    public String said(RecordedEvent claim) {
        return claim.claim().data().sentence(claim.claim().subject().id());
    }

    /** The kind of event as people say it: "api_access.changed" is "API access changed". */
    public String event(String type) {
        return Stream.of(type.split("\\.")).map(WirePhrase::of).collect(Collectors.joining(" "));
    }

    public String score(Score score) {
        return ScoreText.words(score);
    }

    public ScoreText.@Nullable Bar bar(Score score) {
        return ScoreText.bar(score);
    }

    public String amounts(PricingView.Item item) {
        return PriceText.amounts(item);
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

    private static String state(String state, @Nullable String audience) {
        return WirePhrase.of(state) + (audience == null ? "" : " for " + WirePhrase.of(audience));
    }

    private static String expected(@Nullable String expected, @Nullable String window, Commitment commitment) {
        return (expected == null ? "expected" : WirePhrase.of(expected))
                + (window == null ? "" : ", " + window(window))
                + " (" + WirePhrase.of(commitment.word()) + ")";
    }

    private static String window(String window) {
        try {
            return Dates.words(PartialDate.parse(window));
        } catch (DateTimeException words) {
            return "“" + window + "”";
        }
    }
}
