package org.modeltracker.core;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkDefined;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkPublished;
import org.modeltracker.core.benchmark.BenchmarkEvent.Direction;
import org.modeltracker.core.benchmark.Score;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.ClaimEvent.Replacement;
import org.modeltracker.core.claim.ClaimEvent.SourceObserved;
import org.modeltracker.core.expectation.ExpectationEvent.About;
import org.modeltracker.core.expectation.ExpectationEvent.Commitment;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationResolved;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;
import org.modeltracker.core.expectation.ExpectationEvent.Outcome;
import org.modeltracker.core.identity.IdentityBasis;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.openness.OpennessEvent.OpenSourceStatusChanged;
import org.modeltracker.core.openness.OpennessEvent.Status;
import org.modeltracker.core.pricing.Conditions;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.Price;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;
import org.modeltracker.core.release.ReleaseEvent.ModelReleased;

/**
 * Builds claims for tests, a few words each: {@code released(MODEL, "2026-04-07").by("press-one", PRESS).seen("2026-04-09").claim()}. Without
 * more, a claim is official, from the model's organisation, and was seen on the day on which it holds.
 */
public record Facts(Claim claim) {

    public static final String MODEL = "lab/model-one";

    public static Facts of(String model, String effective, ClaimData data) {
        var date = PartialDate.parse(effective);
        var lab = model.substring(0, model.indexOf('/'));
        return new Facts(new Claim(
                model,
                null,
                null,
                date,
                EffectiveBasis.STATED,
                date.precision().compareTo(PartialDate.Precision.DAY) >= 0 ? date : PartialDate.at(date.start()),
                source(lab, SourceKind.OFFICIAL),
                null,
                data));
    }

    public static Facts released(String model, String effective) {
        return of(
                model,
                effective,
                new ModelReleased(model, null, null, List.of(), List.of(), List.of(), List.of(), null, null, null));
    }

    /** An editor's decision, for all time. */
    public static Facts identified(String subject, String sameAs) {
        return identified(
                subject,
                new ModelIdentified(sameAs, null, null, null, null, IdentityBasis.EDITOR, null, "a test says so"));
    }

    public static Facts identified(String subject, ModelIdentified data) {
        return of(subject, "2026-05-01", data).firstSeen();
    }

    public static Facts access(String model, String effective, AccessState state) {
        return access(model, effective, state, null);
    }

    public static Facts access(String model, String effective, AccessState state, @Nullable String audience) {
        return of(
                model,
                effective,
                new ApiAccessChanged(
                        ApiChannel.FIRST_PARTY_API, null, null, audience, state, null, null, null, null, null, null));
    }

    /** @param prices alternating component and amount in USD per 1M tokens */
    public static Facts price(String model, String effective, String... prices) {
        var list = new java.util.ArrayList<Price>();
        for (int i = 0; i < prices.length; i += 2) {
            list.add(new Price(prices[i], new BigDecimal(prices[i + 1]), "1M_tokens", null));
        }
        return of(model, effective, pricing(Disclosure.DISCLOSED, "USD", list));
    }

    public static Facts price(String model, String effective, Disclosure disclosure) {
        return of(model, effective, pricing(disclosure, null, List.of()));
    }

    public static Facts status(String model, String effective, Status status) {
        return of(model, effective, new OpenSourceStatusChanged(status, null, null, null, null, null, null));
    }

    public static Facts score(String model, String effective, String benchmark, Score score) {
        return of(
                model,
                effective,
                new BenchmarkPublished(
                        benchmark, null, null, null, null, null, null, score, null, null, null, null, null, null));
    }

    public static Facts benchmark(String id) {
        var date = PartialDate.parse("2026-01-01");
        return new Facts(new Claim(
                null,
                null,
                id,
                date,
                EffectiveBasis.STATED,
                date,
                source("evaluator", SourceKind.EVALUATOR),
                null,
                new BenchmarkDefined(id, null, Direction.HIGHER_IS_BETTER, null, null, null, null, null)));
    }

    public static Facts confirmed(String publisher, String seen, String... scope) {
        var date = PartialDate.parse(seen);
        var providers = scope.length == 0 ? null : Arrays.asList(scope);
        return new Facts(new Claim(
                null,
                publisher,
                null,
                date,
                EffectiveBasis.STATED,
                date,
                source(publisher, SourceKind.CATALOGUE),
                null,
                new SourceObserved(publisher, providers, null, "digest of " + seen)));
    }

    public static Facts expected(String model, String stated, @Nullable String window) {
        return expected(model, stated, window, Commitment.EXPECTED);
    }

    public static Facts expected(String model, String stated, @Nullable String window, Commitment commitment) {
        return of(
                model,
                stated,
                new ExpectationStated(About.API_ACCESS, "general_availability", null, window, commitment, null));
    }

    public static Facts resolved(String model, String effective, UUID expectation, Outcome outcome) {
        return of(model, effective, new ExpectationResolved(expectation, outcome, null));
    }

    public Facts by(String publisher, SourceKind kind) {
        return with(claim.effective(), claim.observedAt(), source(publisher, kind), claim.data());
    }

    public Facts seen(String observedAt) {
        return with(claim.effective(), PartialDate.parse(observedAt), claim.source(), claim.data());
    }

    /** Only known to hold by then. */
    public Facts firstSeen() {
        return new Facts(new Claim(
                claim.model(),
                claim.organisation(),
                claim.benchmark(),
                claim.effective(),
                EffectiveBasis.FIRST_SEEN,
                claim.observedAt(),
                claim.source(),
                claim.quote(),
                claim.data()));
    }

    /** The same prices, up to a last day. */
    public Facts until(String last) {
        var said = (PricingChanged) claim.data();
        return saying(pricing(
                said.disclosure(),
                said.currency(),
                said.prices().stream()
                        .map(price -> new Price(
                                price.component(),
                                price.amount(),
                                price.per(),
                                Conditions.until(PartialDate.parse(last))))
                        .toList()));
    }

    /** The same amounts in another currency. */
    public Facts in(String currency) {
        var said = (PricingChanged) claim.data();
        return saying(pricing(said.disclosure(), currency, said.prices()));
    }

    public Facts quoting(String quote) {
        return new Facts(new Claim(
                claim.model(),
                claim.organisation(),
                claim.benchmark(),
                claim.effective(),
                claim.effectiveBasis(),
                claim.observedAt(),
                claim.source(),
                quote,
                claim.data()));
    }

    /** The same times and source, other data. */
    public Facts saying(ClaimData data) {
        return with(claim.effective(), claim.observedAt(), claim.source(), data);
    }

    /** A score with the name of who ran the benchmark. */
    public Facts measuredBy(String evaluator) {
        var score = (BenchmarkPublished) claim.data();
        return saying(new BenchmarkPublished(
                score.benchmark(),
                score.version(),
                score.metric(),
                score.attempts(),
                score.variant(),
                score.harness(),
                score.effort(),
                score.score(),
                evaluator,
                score.reportedBy(),
                score.run(),
                score.confidenceInterval(),
                score.n(),
                score.votes()));
    }

    public Facts corrects(UUID id) {
        return with(
                claim.effective(),
                claim.observedAt(),
                claim.source(),
                new ClaimCorrected(id, new Replacement(claim.data()), "it was wrong"));
    }

    public Facts retracts(UUID id) {
        return with(claim.effective(), claim.observedAt(), claim.source(), new ClaimRetracted(id, "it was wrong"));
    }

    public static Score exact(String value) {
        return new Score(Score.Kind.EXACT, new BigDecimal(value), null, null, null, null, null, null);
    }

    public static Score about(String value) {
        return new Score(Score.Kind.EXACT, new BigDecimal(value), null, null, null, null, true, null);
    }

    public static Score range(String low, String high) {
        return new Score(Score.Kind.RANGE, null, new BigDecimal(low), new BigDecimal(high), null, null, null, null);
    }

    public static Score aboutRange(String low, String high) {
        return new Score(Score.Kind.RANGE, null, new BigDecimal(low), new BigDecimal(high), null, null, true, null);
    }

    public static Score atLeast(String value) {
        return new Score(Score.Kind.AT_LEAST, new BigDecimal(value), null, null, null, null, null, null);
    }

    public static Score atMost(String value) {
        return new Score(Score.Kind.AT_MOST, new BigDecimal(value), null, null, null, null, null, null);
    }

    public static Score words(String text) {
        return new Score(Score.Kind.ORDINAL, null, null, null, null, text, null, null);
    }

    public static Score notReported() {
        return new Score(Score.Kind.NOT_REPORTED, null, null, null, null, null, null, null);
    }

    private static PricingChanged pricing(Disclosure disclosure, @Nullable String currency, List<Price> prices) {
        return new PricingChanged(
                null, ApiChannel.FIRST_PARTY_API, null, null, null, disclosure, currency, prices, List.of());
    }

    private static Source source(String publisher, SourceKind kind) {
        return new Source(publisher, kind, null, null, null, null, null);
    }

    private Facts with(PartialDate effective, PartialDate observedAt, Source source, ClaimData data) {
        return new Facts(new Claim(
                claim.model(),
                claim.organisation(),
                claim.benchmark(),
                effective,
                claim.effectiveBasis(),
                observedAt,
                source,
                claim.quote(),
                data));
    }
}
