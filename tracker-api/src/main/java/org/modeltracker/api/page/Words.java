package org.modeltracker.api.page;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.benchmark.Score;
import org.modeltracker.core.benchmark.ScoreView;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.model.Basis;
import org.modeltracker.core.model.Recorded;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.VagueDate;
import org.modeltracker.core.model.Word;
import org.modeltracker.core.openness.OpennessView;
import org.modeltracker.core.organisation.OrganisationView;
import org.modeltracker.core.overview.ListItem;
import org.modeltracker.core.pricing.Price;
import org.modeltracker.core.pricing.PricingView;
import org.modeltracker.core.release.ReleaseView;
import org.springframework.stereotype.Component;

/** Answers in words. Templates call it by the name {@code words}. */
@Component
public class Words {

    /** Offerings that a table cell lists; the model's own page has them all. */
    private static final int MOST = 4;

    private static final Set<String> BASE = Set.of("input", "output");
    private static final Set<String> TOLD_BY_VALUE = Set.of("channel", "benchmark", "surface");

    public Fact access(AccessView.Item item) {
        var term = item.vendorTerm() == null ? "" : ", “" + item.vendorTerm() + "”";
        return new Fact(
                offering(item.channel(), item.surface(), item.provider(), item.region(), null, item.alias()),
                spaced(item.state().word()) + (item.audience() == null ? "" : " for " + spaced(item.audience())) + term,
                Dates.since(item.since(), item.sinceBasis()),
                item.state().word(),
                item.disputed(),
                item.source(),
                item.eventId(),
                item.claims());
    }

    public Fact price(PricingView.Item item) {
        return new Fact(
                offering(item.channel().word(), null, item.provider(), item.region(), item.tier(), item.alias()),
                item.prices().isEmpty()
                        ? spaced(item.disclosure().word())
                        : prices(item.prices(), item.currency())
                                + given(item.disclosure().word()),
                Dates.since(item.since(), item.sinceBasis()),
                item.disclosure().word(),
                item.disputed(),
                item.source(),
                item.eventId(),
                item.claims());
    }

    public Fact openness(OpennessView.Outlook outlook) {
        var item = outlook.status();
        var license = item.license() == null ? "" : ", licence " + item.license();
        var statement = item.statement() == null ? "" : ", “" + item.statement() + "”";
        return new Fact(
                "open-source status",
                spaced(item.status().word()) + license + statement,
                Dates.since(item.since(), item.sinceBasis()),
                item.status().word(),
                item.disputed(),
                item.source(),
                item.eventId(),
                item.claims());
    }

    public Fact score(ScoreView.Item item) {
        var measured = item.measuredBy() == null ? "" : ", measured by " + item.measuredBy();
        return new Fact(
                benchmark(item),
                score(item.score()) + measured,
                Dates.words(item.effective()),
                null,
                item.disputed(),
                item.source(),
                item.eventId(),
                item.claims());
    }

    public Fact expectation(ExpectationView.Item item) {
        var window = item.window() == null ? "" : ", " + window(item.window());
        return new Fact(
                spaced(item.about().word()) + (item.surface() == null ? "" : " on " + item.surface()),
                (item.expected() == null ? "expected" : spaced(item.expected())) + window + " ("
                        + spaced(item.commitment().word()) + ")",
                spaced(item.status()),
                item.status(),
                false,
                item.source(),
                item.eventId(),
                List.of());
    }

    public Fact reported(ReleaseView.Reported item) {
        return new Fact(
                spaced(item.topic()),
                item.statement(),
                Dates.words(item.effective()),
                null,
                false,
                item.source(),
                item.eventId(),
                List.of());
    }

    public Fact reported(OrganisationView.Reported item) {
        var fact = item.fact();
        return new Fact(
                spaced(fact.topic()),
                fact.statement(),
                Dates.words(item.effective()),
                null,
                false,
                item.source(),
                item.eventId(),
                List.of());
    }

    public Fact date(String what, ReleaseView.Date date) {
        return new Fact(
                what,
                Dates.on(date.effective(), date.effectiveBasis()),
                null,
                null,
                date.disputed(),
                date.source(),
                date.eventId(),
                date.claims());
    }

    public String benchmark(ScoreView.Item item) {
        return Stream.of(item.benchmark(), item.version(), item.variant(), item.harness(), item.effort())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** "~57–58", "at least 80", "“below leaders”". */
    public String score(Score score) {
        var about = Boolean.TRUE.equals(score.approximate()) ? "~" : "";
        var unit = score.unit() == null ? "" : score.unit().equals("percent") ? " %" : " " + spaced(score.unit());
        return switch (score.kind()) {
            case EXACT -> about + plain(score.value()) + unit;
            case RANGE -> about + plain(score.low()) + "–" + plain(score.high()) + unit;
            case AT_LEAST -> "at least " + about + plain(score.value()) + unit;
            case AT_MOST -> "at most " + about + plain(score.value()) + unit;
            case ORDINAL -> score.text() == null ? "rank " + score.rank() : "“" + score.text() + "”";
            case NOT_REPORTED -> "not reported";
        };
    }

    /** "input 3, output 15 USD per 1M tokens": what is sold by the same measure is said together. */
    public String prices(List<Price> prices, @Nullable String currency) {
        return prices.stream()
                .sorted(Comparator.comparing(this::conditions))
                .collect(Collectors.groupingBy(
                        price -> (currency == null ? "" : " " + currency) + " per " + spaced(price.per())
                                + conditions(price),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                price -> spaced(price.component()) + " " + plain(price.amount()),
                                Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(same -> same.getValue() + same.getKey())
                .collect(Collectors.joining("; "));
    }

    /** "input:3 output:15" for a chart to draw: what is paid for standard use, per million tokens; empty where no price is given. */
    public String amounts(PricingView.Item item) {
        return item.prices().stream()
                .filter(price -> price.conditions() == null && price.per().equals("1M_tokens"))
                .map(price -> price.component() + ":" + plain(price.amount()))
                .collect(Collectors.joining(" "));
    }

    public String date(VagueDate date) {
        return Dates.words(date);
    }

    public String on(VagueDate date, Basis basis) {
        return Dates.on(date, basis);
    }

    public String day(@Nullable Instant instant) {
        return Dates.words(instant);
    }

    /** Who says it, and who passed it on. */
    public String who(Source source) {
        return source.publisher() + (source.via() == null ? "" : ", by way of " + source.via());
    }

    /** The sentence with its citation, for a text in Markdown. */
    public String citation(String subject, Fact fact, String address) {
        var source = fact.source();
        var title = source.title() == null ? source.publisher() : source.publisher() + ", “" + source.title() + "”";
        var published = source.published() == null ? "" : ", " + Dates.words(source.published());
        var cited = source.url() == null ? Markdown.text(title) : Markdown.link(title, source.url());
        return "%s (%s%s; %s)"
                .formatted(
                        Markdown.text(fact.sentence(subject)),
                        cited,
                        published,
                        Markdown.link("event", address + "/v1/events/" + fact.eventId()));
    }

    /** What one claim says, as a sentence. */
    public String said(Recorded claim) {
        return claim.claim().data().sentence(claim.claim().subject().id());
    }

    /** The kind of event as people say it: "api_access.changed" is "API access changed". */
    public String event(String type) {
        return spaced(type.replace('.', ' ')).replace("api ", "API ");
    }

    public List<String> accessOf(ListItem model) {
        return model.access().stream()
                .map(item -> offering(
                                String.valueOf(item.channel()),
                                item.surface(),
                                item.provider(),
                                null,
                                null,
                                item.alias())
                        + ": " + spaced(String.valueOf(item.state()))
                        + (item.audience() == null ? "" : " for " + spaced(item.audience())))
                .limit(MOST)
                .toList();
    }

    public List<String> pricesOf(ListItem model) {
        return model.pricing().stream()
                .map(item ->
                        offering(String.valueOf(item.channel()), null, item.provider(), null, item.tier(), item.alias())
                                + ": " + listed(item))
                .limit(MOST)
                .toList();
    }

    private String listed(ListItem.Pricing item) {
        var prices = item.prices();
        if (prices == null || prices.isEmpty()) {
            return spaced(String.valueOf(item.disclosure()));
        }
        var currency = item.currency() == null ? "" : " " + item.currency().asString("");
        return prices.valueStream()
                .filter(price -> BASE.contains(price.path("component").asString("")))
                .map(price -> spaced(price.path("component").asString("")) + " "
                        + price.path("amount").asString("")
                        + currency + " per "
                        + spaced(price.path("per").asString("")))
                .collect(Collectors.joining(", "));
    }

    /** A key of a question, in words. */
    public String key(Map<String, String> key) {
        return key.entrySet().stream()
                .map(term -> TOLD_BY_VALUE.contains(term.getKey())
                        ? spaced(term.getValue())
                        : spaced(term.getKey()) + " " + spaced(term.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** A cell of a comparison. */
    public @Nullable Fact cell(Object cell) {
        return switch (cell) {
            case AccessView.Item item -> access(item);
            case PricingView.Item item -> price(item);
            case OpennessView.Outlook outlook -> openness(outlook);
            case ScoreView.Item item -> score(item);
            default -> null;
        };
    }

    public String word(Word constant) {
        return constant.phrase();
    }

    public String spaced(String word) {
        return word.replace('_', ' ');
    }

    private static String given(String disclosure) {
        return disclosure.equals("disclosed") ? "" : " (" + disclosure.replace('_', ' ') + ")";
    }

    private String offering(
            String channel,
            @Nullable String surface,
            @Nullable String provider,
            @Nullable String region,
            @Nullable String tier,
            boolean alias) {
        var place = spaced(channel).replace(" api", " API");
        return Stream.of(
                        surface == null ? place : surface,
                        provider == null ? null : "by " + provider,
                        region == null ? null : "in " + region,
                        tier == null ? null : "tier " + spaced(tier),
                        alias ? "moving alias" : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private String conditions(Price price) {
        var conditions = price.conditions();
        if (conditions == null) {
            return "";
        }
        return Stream.of(
                        conditions.serviceTier() == null
                                ? null
                                : conditions.serviceTier().word(),
                        conditions.minPromptTokens() == null
                                ? null
                                : "from " + conditions.minPromptTokens() + " prompt tokens",
                        conditions.until() == null ? null : "until " + Dates.words(conditions.until()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String window(String window) {
        try {
            return Dates.words(VagueDate.parse(window));
        } catch (DateTimeException words) {
            return "“" + window + "”";
        }
    }

    public String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
