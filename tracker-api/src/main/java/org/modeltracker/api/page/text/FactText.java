package org.modeltracker.api.page.text;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.answer.BitemporalRow;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.benchmark.ScoreView;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.openness.OpennessView;
import org.modeltracker.core.organisation.OrganisationView;
import org.modeltracker.core.overview.DisplayNames;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.PricingView;
import org.modeltracker.core.release.ReleaseView;

/** Answers as fact lines, for templates. Names are those known at the time of the page. */
public record FactText(DisplayNames names) {

    private static final List<String> CHANNELS = Stream.of(
                    ApiChannel.FIRST_PARTY_API, ApiChannel.CLOUD_MARKETPLACE, ApiChannel.AGGREGATOR)
            .map(ApiChannel::word)
            .toList();

    public FactLine access(String model, OfferingAnswer<AccessView.Item> offering) {
        var item = offering.item();
        var answer = offering.answer();
        var term = item.vendorTerm() == null ? "" : ", “" + item.vendorTerm() + "”";
        var instead = item.replacement() == null ? "" : "; use " + item.replacement() + " instead";
        return FactLine.of(
                OfferingText.ofAccess(offering).words(model, names),
                state(delisted(item.state().word(), AccessState.WITHDRAWN.word(), answer), item.audience())
                        + term
                        + instead,
                Dates.since(item.since(), item.sinceBasis()),
                item.state().word(),
                answer.evidence(),
                answer.claims());
    }

    public FactLine price(String model, OfferingAnswer<PricingView.Item> offering) {
        var item = offering.item();
        var answer = offering.answer();
        return FactLine.of(
                OfferingText.ofPrice(offering).words(model, names),
                item.prices().isEmpty()
                        ? WirePhrase.of(delisted(item.disclosure().word(), Disclosure.NOT_OFFERED.word(), answer))
                        : PriceText.words(item),
                Dates.since(item.since(), item.sinceBasis()),
                item.disclosure().word(),
                answer.evidence(),
                answer.claims());
    }

    /** What it cost over time, without what changed nothing for a reader. */
    public List<HistoryLine> prices(String model, List<BitemporalRow<OfferingAnswer<PricingView.Item>>> course) {
        return HistoryLine.joined(course.stream()
                .map(row -> new HistoryLine(price(model, row.answer()), row.effectiveFrom(), row.effectiveTo()))
                .toList());
    }

    /** The same of where it could be had. */
    public List<HistoryLine> accesses(String model, List<BitemporalRow<OfferingAnswer<AccessView.Item>>> course) {
        return HistoryLine.joined(course.stream()
                .map(row -> new HistoryLine(access(model, row.answer()), row.effectiveFrom(), row.effectiveTo()))
                .toList());
    }

    /** What counts most first: what the maker offers, then clouds, what can be used, what is for everybody. */
    public List<OfferingAnswer<AccessView.Item>> inOrder(String model, List<OfferingAnswer<AccessView.Item>> access) {
        return access.stream()
                .sorted(Comparator.comparing((OfferingAnswer<AccessView.Item> offering) ->
                                !isOwn(model, offering.item().provider()))
                        .thenComparing(offering ->
                                WhereText.isOver(offering.item().state().word()))
                        .thenComparing(offering -> rank(offering.item().channel()))
                        .thenComparing(offering -> offering.build().variant() != null)
                        .thenComparing(offering -> offering.item().audience() != null))
                .toList();
    }

    /** The same of prices. */
    public List<OfferingAnswer<PricingView.Item>> pricesInOrder(
            String model, List<OfferingAnswer<PricingView.Item>> pricing) {
        return pricing.stream()
                .sorted(Comparator.comparing((OfferingAnswer<PricingView.Item> offering) ->
                                !isOwn(model, offering.item().provider()))
                        .thenComparing(offering -> offering.item().prices().isEmpty())
                        .thenComparing(
                                offering -> rank(offering.item().channel().word()))
                        .thenComparing(offering -> offering.build().variant() != null)
                        .thenComparing(offering -> offering.item().tier() != null))
                .toList();
    }

    private static int rank(String channel) {
        int rank = CHANNELS.indexOf(channel);
        return rank < 0 ? CHANNELS.size() : rank;
    }

    private static boolean isOwn(String model, @Nullable String provider) {
        return provider == null || model.startsWith(provider + "/");
    }

    /** A catalogue that lists something no longer does not say that it is gone. */
    private static String delisted(String word, String gone, FactAnswer<?> answer) {
        return word.equals(gone) && answer.evidence().source().kind() == SourceKind.CATALOGUE
                ? "no_longer_listed"
                : word;
    }

    public FactLine openness(OpennessView.Outlook outlook) {
        var answer = outlook.status();
        var item = answer.item();
        var license = item.license() == null ? "" : ", licence " + item.license();
        var statement = item.statement() == null ? "" : ", “" + item.statement() + "”";
        return FactLine.of(
                "open-source status",
                WirePhrase.of(item.status().word()) + license + statement,
                Dates.since(item.since(), item.sinceBasis()),
                item.status().word(),
                answer.evidence(),
                answer.claims());
    }

    public FactLine score(FactAnswer<ScoreView.Item> answer) {
        var item = answer.item();
        var measured = item.measuredBy() == null ? "" : ", measured by " + names.organisation(item.measuredBy());
        return FactLine.of(
                benchmark(item),
                ScoreText.words(item.score()) + measured,
                Dates.words(item.effective()),
                null,
                answer.evidence(),
                answer.claims());
    }

    /** A hope or promise for later. */
    public FactLine intent(OpennessView.Intent intent) {
        var stated = (ExpectationStated) intent.expectation();
        return FactLine.undisputed(
                "later",
                ExpectationText.expected(stated.expected(), stated.window(), stated.commitment())
                        + (intent.metBy() == null ? "" : ", met by " + intent.metBy()),
                "said " + Dates.words(intent.observedAt()),
                null,
                intent.source(),
                intent.eventId());
    }

    public FactLine expectation(ExpectationView.Item item) {
        return FactLine.undisputed(
                WirePhrase.of(item.about().word()) + (item.surface() == null ? "" : " on " + item.surface()),
                ExpectationText.expected(item.expected(), item.window(), item.commitment()),
                item.isMetByOtherModel() && item.metByModel() != null
                        ? "met by " + item.metByModel()
                        : WirePhrase.of(item.status()),
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

    public FactLine date(String what, FactAnswer<ReleaseView.Date> answer) {
        var date = answer.item();
        return FactLine.of(
                what,
                Dates.on(date.effective(), date.effectiveBasis()),
                null,
                null,
                answer.evidence(),
                answer.claims());
    }

    /** A cell of a comparison. */
    public @Nullable FactLine cell(String model, Object cell) {
        return switch (cell) {
            case OpennessView.Outlook outlook -> openness(outlook);
            case OfferingAnswer<?> offering -> offered(model, offering);
            case FactAnswer<?> answer when answer.item() instanceof ScoreView.Item item -> score(answer.with(item));
            default -> null;
        };
    }

    private @Nullable FactLine offered(String model, OfferingAnswer<?> offering) {
        return switch (offering.item()) {
            case AccessView.Item item -> access(model, offering.with(item));
            case PricingView.Item item -> price(model, offering.with(item));
            default -> null;
        };
    }

    private String benchmark(ScoreView.Item item) {
        return Stream.of(
                        names.benchmark(item.benchmark()),
                        item.version(),
                        item.variant(),
                        item.harness(),
                        item.effort())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    static String state(String state, @Nullable String audience) {
        return WirePhrase.of(state) + (audience == null ? "" : " for " + WirePhrase.of(audience));
    }
}
