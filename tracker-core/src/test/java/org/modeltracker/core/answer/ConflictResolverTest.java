package org.modeltracker.core.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Facts.MODEL;
import static org.modeltracker.core.Facts.aboutRange;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.confirmed;
import static org.modeltracker.core.Facts.exact;
import static org.modeltracker.core.Facts.notReported;
import static org.modeltracker.core.Facts.price;
import static org.modeltracker.core.Facts.range;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.Facts.status;
import static org.modeltracker.core.access.AccessState.GENERAL_AVAILABILITY;
import static org.modeltracker.core.access.AccessState.PRIVATE_PREVIEW;
import static org.modeltracker.core.access.AccessState.PUBLIC_PREVIEW;
import static org.modeltracker.core.access.AccessState.RETIRED;
import static org.modeltracker.core.access.AccessState.UNKNOWN;
import static org.modeltracker.core.answer.ConflictCase.when;
import static org.modeltracker.core.model.SourceKind.CATALOGUE;
import static org.modeltracker.core.model.SourceKind.COMMUNITY;
import static org.modeltracker.core.model.SourceKind.EVALUATOR;
import static org.modeltracker.core.model.SourceKind.OFFICIAL;
import static org.modeltracker.core.model.SourceKind.PRESS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.core.Facts;
import org.modeltracker.core.benchmark.Score;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.openness.OpennessEvent.Status;
import org.modeltracker.core.pricing.Disclosure;

/** The rule of 01-domain, "What the answer is when claims disagree", as a table of cases: first those that it lists, then its points 1 to 3. Each case is tried in every order of recording. */
class ConflictResolverTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "named_by_the_domain",
        "standing",
        "org.modeltracker.core.answer.LiveClaimCases#live",
        "the_answer",
        "org.modeltracker.core.answer.PriceRuleCases#late_lists",
        "org.modeltracker.core.answer.PriceRuleCases#entries_that_change_in_one_part",
        "org.modeltracker.core.answer.PriceRuleCases#ends",
        "org.modeltracker.core.answer.PriceRuleCases#currencies",
        "org.modeltracker.core.answer.PriceRuleCases#hearsay"
    })
    void the_answer_follows_the_rule(ConflictCase line) {
        line.holdsInEveryOrderOfRecording();
    }

    /** The cases that 01-domain lists, in its order. "Any order of recording → the same" is tried with every line. */
    static Stream<ConflictCase> named_by_the_domain() {
        var onePrice = price(MODEL, "2026-03-01", "input", "5").by("shop-one", CATALOGUE);
        var otherPrice = price(MODEL, "2026-06-01", "input", "4").by("shop-two", CATALOGUE);
        var today = price(MODEL, "2026-03-01", "input", "3");
        var announced = price(MODEL, "2026-09-01", "input", "5").seen("2026-06-20");
        Facts[] relisted = {
            price(MODEL, "2026-03-01", "input", "3").by("shop", CATALOGUE),
            price(MODEL, "2026-05-01", Disclosure.NOT_OFFERED).by("shop", CATALOGUE),
            price(MODEL, "2026-07-01", "input", "3").by("shop", CATALOGUE)
        };
        return Stream.of(
                when(
                                "official preview in April and press GA in July",
                                access(MODEL, "2026-04-09", PRIVATE_PREVIEW),
                                access(MODEL, "2026-07-01", GENERAL_AVAILABILITY)
                                        .by("press", PRESS))
                        .answers("private_preview")
                        .live("lab", "press")
                        .since("2026-04-09")
                        .disputedSince("2026-07-01"),
                when(
                                "official price 07-09 and press \"undisclosed\" 07-15",
                                price(MODEL, "2026-07-09", "input", "3"),
                                price(MODEL, "2026-07-15", Disclosure.UNDISCLOSED)
                                        .by("press", PRESS))
                        .answers("input 3")
                        .live("lab", "press")
                        .disputedSince("2026-07-15"),
                when(
                                "two catalogues differ, the older confirmed since",
                                onePrice,
                                otherPrice,
                                confirmed("shop-one", "2026-06-15"))
                        .answers("input 4")
                        .live("shop-two", "shop-one")
                        .disputed(),
                when("two catalogues differ, the older not confirmed since", onePrice, otherPrice)
                        .answers("input 4")
                        .live("shop-two")
                        .since("2026-06-01"),
                when(
                                "vendor 62 and evaluator 59 on one benchmark",
                                score(exact("62")),
                                score(exact("59")).by("evaluator", EVALUATOR))
                        .answers("59")
                        .live("evaluator", "lab")
                        .disputed(),
                scores("57–58 and 59", range("57", "58"), exact("59"))
                        .answers("59")
                        .disputed(),
                scores("~57–58 and 59", aboutRange("57", "58"), exact("59")).answers("59"),
                scores("57–58 and 58–60", range("57", "58"), range("58", "60")).answers("58–60"),
                when("announced $5 for September, asked in July", today, announced)
                        .at("2026-07-15")
                        .answers("input 3")
                        .since("2026-03-01"),
                when("announced $5 for September, asked in September", today, announced)
                        .at("2026-09-01")
                        .answers("input 5")
                        .since("2026-09-01"),
                when("delisted and relisted at the same price, before", relisted)
                        .at("2026-04-30")
                        .answers("input 3")
                        .since("2026-03-01"),
                when("delisted and relisted at the same price, in between", relisted)
                        .at("2026-06-01")
                        .answers("not_offered")
                        .since("2026-05-01"),
                when("delisted and relisted at the same price, since", relisted)
                        .answers("input 3")
                        .since("2026-07-01"));
    }

    /** 1. */
    static Stream<ConflictCase> standing() {
        return Stream.of(
                when(
                                "of one publisher the latest state by effective stands",
                                access(MODEL, "2026-06-01", GENERAL_AVAILABILITY),
                                access(MODEL, "2026-04-01", PRIVATE_PREVIEW).seen("2026-08-01"))
                        .answers("general_availability")
                        .live("lab"),
                when(
                                "begun at one time, the latest by observed_at stands",
                                access(MODEL, "2026-04-01", PRIVATE_PREVIEW).seen("2026-04-02"),
                                access(MODEL, "2026-04-01", PUBLIC_PREVIEW).seen("2026-04-03"))
                        .answers("public_preview")
                        .live("lab"),
                when(
                                "exact ties all stand",
                                released(MODEL, "2026-04-07").seen("2026-04-10"),
                                released(MODEL, "2026-04").seen("2026-04-10"),
                                released(MODEL, "2026-03-01").seen("2026-04-09"))
                        .answers(firstByDigest(
                                released(MODEL, "2026-04-07").seen("2026-04-10"),
                                released(MODEL, "2026-04").seen("2026-04-10")))
                        .live("lab", "lab"),
                when(
                                "a state that has not begun is not looked at",
                                access(MODEL, "2026-12-01", GENERAL_AVAILABILITY)
                                        .seen("2026-04-01"))
                        .answersNothing(),
                when(
                                "a date is not there before it comes",
                                released(MODEL, "2026-12-01").seen("2026-04-01"))
                        .answersNothing(),
                when(
                                "of one publisher the date that it said last stands, whichever is the later date",
                                released(MODEL, "2026-04-08").seen("2026-04-09"),
                                released(MODEL, "2026-04-07").seen("2026-04-10"))
                        .answers("2026-04-07")
                        .live("lab"),
                when(
                                "of one publisher the score that it said last stands",
                                score(exact("61")).seen("2026-06-01"),
                                score(exact("59")).seen("2026-07-01"))
                        .answers("59")
                        .live("lab"),
                when(
                                "scores stand apart by who measured, though one publisher reports both",
                                score(exact("62")).measuredBy("lab").by("press", PRESS),
                                score(exact("59"))
                                        .measuredBy("evaluator")
                                        .by("press", PRESS)
                                        .seen("2026-05-01"))
                        .answers("59")
                        .live("press", "press")
                        .disputed());
    }

    /** 3. */
    static Stream<ConflictCase> the_answer() {
        var cases = new ArrayList<>(List.of(
                when(
                                "what an evaluator measured comes first, whoever reports it",
                                score(exact("62")),
                                score(exact("59")).measuredBy("evaluator").by("community", COMMUNITY))
                        .answers("59")
                        .live("community", "lab")
                        .disputed(),
                when(
                                "what the vendor measured itself is no evaluator's, whoever reports it",
                                score(exact("62")).measuredBy("lab").by("press", PRESS),
                                score(exact("60")))
                        .answers("60")
                        .live("lab", "press")
                        .disputed(),
                when(
                                "a vendor that measures its rival is no evaluator",
                                score(exact("62")).measuredBy("rival").by("rival", OFFICIAL),
                                score(exact("60")).by("evaluator", EVALUATOR))
                        .answers("60")
                        .live("evaluator", "rival")
                        .disputed(),
                when(
                                "of one kind the newest effective answers",
                                access(MODEL, "2026-07-01", PUBLIC_PREVIEW).by("shop-two", CATALOGUE),
                                access(MODEL, "2026-04-01", PRIVATE_PREVIEW)
                                        .by("shop-one", CATALOGUE)
                                        .seen("2026-08-01"))
                        .answers("public_preview")
                        .live("shop-two", "shop-one")
                        .disputed(),
                when(
                                "of one kind not the newest date answers but the newest word on it",
                                released(MODEL, "2026-04-08")
                                        .by("press-one", PRESS)
                                        .seen("2026-04-09"),
                                released(MODEL, "2026-04-07")
                                        .by("press-two", PRESS)
                                        .seen("2026-04-10"))
                        .answers("2026-04-07")
                        .live("press-two", "press-one")
                        .disputed(),
                when(
                                "of one kind and effective the newest observed answers",
                                access(MODEL, "2026-04-01", PRIVATE_PREVIEW)
                                        .by("shop-one", CATALOGUE)
                                        .seen("2026-04-03"),
                                access(MODEL, "2026-04-01", PUBLIC_PREVIEW)
                                        .by("shop-two", CATALOGUE)
                                        .seen("2026-04-02"))
                        .answers("private_preview")
                        .live("shop-one", "shop-two")
                        .disputed(),
                when(
                                "an official unknown does not beat what press says",
                                access(MODEL, "2026-07-01", UNKNOWN),
                                access(MODEL, "2026-04-01", PUBLIC_PREVIEW).by("press", PRESS))
                        .answers("public_preview")
                        .live("press", "lab")
                        .since("2026-04-01"),
                when("unknown answers where nobody says more", access(MODEL, "2026-07-01", UNKNOWN))
                        .answers("unknown"),
                when(
                                "an official unknown status does not beat what press says",
                                status(MODEL, "2026-07-01", Status.UNKNOWN),
                                status(MODEL, "2026-04-01", Status.CLOSED).by("press", PRESS))
                        .answers("closed")
                        .live("press", "lab"),
                when(
                                "not_reported does not beat a score",
                                score(notReported()).by("evaluator", EVALUATOR),
                                score(exact("59")).by("community", COMMUNITY))
                        .answers("59")
                        .live("community", "evaluator")));
        var kinds = SourceKind.values();
        for (int first = 0; first < kinds.length - 1; first++) {
            for (int second = first + 1; second < kinds.length; second++) {
                cases.add(when(
                                kinds[first] + " answers before " + kinds[second],
                                released(MODEL, "2026-04-07").by("one", kinds[first]),
                                released(MODEL, "2026-05-01").by("two", kinds[second]))
                        .answers("2026-04-07")
                        .live("one", "two")
                        .disputed());
            }
        }
        return cases.stream();
    }

    @Test
    void equal_in_all_else_the_smallest_digest_answers() {
        Facts[] tie = {
            access(MODEL, "2026-04-01", PRIVATE_PREVIEW).by("shop-one", CATALOGUE),
            access(MODEL, "2026-04-01", PUBLIC_PREVIEW).by("shop-two", CATALOGUE),
            access(MODEL, "2026-04-01", RETIRED).by("shop-three", CATALOGUE)
        };
        var claims = new ArrayList<>(RecordedFacts.of(tie).claims());
        claims.sort(Comparator.comparing(CompetingClaim::digest));
        when("tie", tie)
                .answers(ConflictCase.words(claims.getFirst()))
                .live(claims.stream().map(CompetingClaim::publisher).toArray(String[]::new))
                .disputed()
                .holdsInEveryOrderOfRecording();
    }

    @Test
    void a_quote_does_not_change_the_digest() {
        var claims = RecordedFacts.of(
                        released(MODEL, "2026-04-07"),
                        released(MODEL, "2026-04-07").quoting("today"))
                .claims();
        assertThat(claims.getFirst().digest()).isEqualTo(claims.getLast().digest());
    }

    /** Two press reports, the second seen a day later, so that its score answers. */
    private static ConflictCase scores(String rule, Score one, Score other) {
        return when(
                rule, score(one).by("one", PRESS), score(other).by("two", PRESS).seen("2026-04-02"));
    }

    static Facts score(Score score) {
        return Facts.score(MODEL, "2026-04-01", "bench", score);
    }

    private static String firstByDigest(Facts... facts) {
        return Arrays.stream(facts)
                .flatMap(fact -> RecordedFacts.of(fact).claims().stream())
                .min(Comparator.comparing(CompetingClaim::digest))
                .map(ConflictCase::words)
                .orElseThrow();
    }
}
