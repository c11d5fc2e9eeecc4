package org.modeltracker.api.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.benchmark.Score;
import org.modeltracker.core.benchmark.ScoreView;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.VagueDate;
import org.modeltracker.core.openness.OpennessView;
import org.modeltracker.core.pricing.Price;
import org.modeltracker.core.pricing.PricingView;
import org.modeltracker.core.release.ReleaseView;
import org.springframework.stereotype.Component;

/** Answers in words. Templates call it by the name {@code words}. */
@Component
public class Words {

    public Fact access(AccessView.Item item) {
        var term = item.vendorTerm() == null ? "" : ", “" + item.vendorTerm() + "”";
        return new Fact(
                offering(item.channel(), item.surface(), item.provider(), item.region(), null, item.alias()),
                spaced(item.state().word())
                        + (item.audience() == null ? "" : " for " + spaced(item.audience()))
                        + term,
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
                        ? spaced(word(item.disclosure()))
                        : prices(item.prices(), item.currency()) + given(word(item.disclosure())),
                Dates.since(item.since(), item.sinceBasis()),
                word(item.disclosure()),
                item.disputed(),
                item.source(),
                item.eventId(),
                item.claims());
    }

    public Fact openness(OpennessView.Item item) {
        var license = item.license() == null ? "" : ", licence " + item.license();
        var statement = item.statement() == null ? "" : ", “" + item.statement() + "”";
        return new Fact(
                "open-source status",
                spaced(word(item.status())) + license + statement,
                Dates.since(item.since(), item.sinceBasis()),
                word(item.status()),
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
                spaced(word(item.about())) + (item.surface() == null ? "" : " on " + item.surface()),
                (item.expected() == null ? "expected" : spaced(item.expected())) + window + " ("
                        + spaced(word(item.commitment())) + ")",
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
                .sorted(Comparator.comparing(Words::conditions))
                .collect(Collectors.groupingBy(
                        price -> (currency == null ? "" : " " + currency) + " per " + spaced(price.per())
                                + conditions(price),
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(
                                price -> spaced(price.component()) + " " + plain(price.amount()),
                                Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(same -> same.getValue() + same.getKey())
                .collect(Collectors.joining("; "));
    }

    public String date(VagueDate date) {
        return Dates.words(date);
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

    public String spaced(String word) {
        return word.replace('_', ' ');
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
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

    private static String conditions(Price price) {
        var conditions = price.conditions();
        if (conditions == null) {
            return "";
        }
        return Stream.of(
                        conditions.serviceTier() == null ? null : word(conditions.serviceTier()),
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
        } catch (java.time.DateTimeException words) {
            return "“" + window + "”";
        }
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
