package org.modeltracker.core.answer;

import static org.modeltracker.core.Facts.MODEL;
import static org.modeltracker.core.Facts.about;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.atLeast;
import static org.modeltracker.core.Facts.atMost;
import static org.modeltracker.core.Facts.exact;
import static org.modeltracker.core.Facts.notReported;
import static org.modeltracker.core.Facts.price;
import static org.modeltracker.core.Facts.range;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.Facts.status;
import static org.modeltracker.core.Facts.words;
import static org.modeltracker.core.access.AccessState.PRIVATE_PREVIEW;
import static org.modeltracker.core.answer.ConflictCase.when;
import static org.modeltracker.core.model.SourceKind.CATALOGUE;
import static org.modeltracker.core.model.SourceKind.OFFICIAL;
import static org.modeltracker.core.model.SourceKind.PRESS;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.core.Facts;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.benchmark.Score;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.openness.OpennessEvent.OpenSourceStatusChanged;
import org.modeltracker.core.openness.OpennessEvent.Status;
import org.modeltracker.core.pricing.Conditions;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.Price;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** Point 4 of the rule: which claims can all be true. */
class CompatibilityTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"compatible_states_and_dates", "compatible_scores", "compatible_prices"})
    void the_answer_follows_the_rule(ConflictCase line) {
        line.holdsInEveryOrderOfRecording();
    }

    /** 4. */
    static Stream<ConflictCase> compatible_states_and_dates() {
        return Stream.of(
                when(
                                "a day within a month",
                                released(MODEL, "2026-04-07").by("one", PRESS),
                                released(MODEL, "2026-04").by("two", CATALOGUE))
                        .answers("2026-04"),
                when(
                                "a month within a quarter",
                                released(MODEL, "2026-05").by("one", PRESS),
                                released(MODEL, "2026-Q2").by("two", CATALOGUE))
                        .answers("2026-Q2"),
                when(
                                "an instant within a day",
                                released(MODEL, "2026-04-07").by("one", PRESS),
                                released(MODEL, "2026-04-07T17:00:00Z").by("two", CATALOGUE))
                        .answers("2026-04-07T17:00:00Z"),
                when(
                                "at the latest leaves every earlier date open",
                                released(MODEL, "2026-03-05").by("one", PRESS),
                                released(MODEL, "2026-04-09").firstSeen().by("two", CATALOGUE))
                        .answers("2026-04-09"),
                when(
                                "at the latest rules a later date out",
                                released(MODEL, "2026-04-10").by("one", PRESS),
                                released(MODEL, "2026-04-09").firstSeen().by("two", CATALOGUE))
                        .answers("2026-04-09")
                        .disputed(),
                when(
                                "two days are two dates",
                                released(MODEL, "2026-04-07").by("one", PRESS),
                                released(MODEL, "2026-04-08").by("two", CATALOGUE))
                        .answers("2026-04-08")
                        .disputed(),
                when(
                                "a month is not a day of another",
                                released(MODEL, "2026-05-01").by("one", PRESS),
                                released(MODEL, "2026-04").by("two", CATALOGUE))
                        .answers("2026-04")
                        .disputed(),
                when(
                                "one state in two vendors' words is one state",
                                called("closed beta").by("one", CATALOGUE),
                                called("partner programme").by("two", CATALOGUE).seen("2026-04-10"))
                        .answers("private_preview"),
                when(
                                "a status with a licence and one without",
                                licensed(null).by("one", CATALOGUE),
                                licensed("Apache-2.0").by("two", OFFICIAL))
                        .answers("open_weights"),
                when(
                                "two licences are two answers",
                                licensed("MIT").by("one", CATALOGUE),
                                licensed("Apache-2.0").by("two", OFFICIAL))
                        .answers("open_weights")
                        .disputed(),
                when(
                                "open weights may be of any open kind",
                                status(MODEL, "2026-04-01", Status.OPEN_WEIGHTS).by("one", CATALOGUE),
                                status(MODEL, "2026-04-01", Status.OPEN_WEIGHTS_PERMISSIVE)
                                        .by("two", OFFICIAL))
                        .answers("open_weights_permissive"),
                when(
                                "two statuses are two answers",
                                status(MODEL, "2026-04-01", Status.OPEN_WEIGHTS).by("one", CATALOGUE),
                                status(MODEL, "2026-04-01", Status.CLOSED).by("two", OFFICIAL))
                        .answers("closed")
                        .disputed(),
                when(
                                "an unknown status contradicts nobody",
                                status(MODEL, "2026-04-01", Status.UNKNOWN).by("one", CATALOGUE),
                                status(MODEL, "2026-04-01", Status.CLOSED).by("two", OFFICIAL))
                        .answers("closed"),
                when(
                                "where two agree and a third does not, every live claim is listed",
                                released(MODEL, "2026-04-07").by("one", OFFICIAL),
                                released(MODEL, "2026-04-07").by("two", CATALOGUE),
                                released(MODEL, "2026-04-09").by("three", PRESS))
                        .answers("2026-04-07")
                        .live("one", "two", "three")
                        .disputed());
    }

    static Stream<ConflictCase> compatible_scores() {
        return Stream.of(
                scores("a point inside a range", range("57", "58"), exact("57.5"))
                        .answers("57.5"),
                scores("a point on the edge of a range", range("57", "58"), exact("58"))
                        .answers("58"),
                scores("ranges apart", range("57", "58"), range("59", "60"))
                        .answers("59–60")
                        .disputed(),
                scores("equal points, one with more digits", exact("59"), exact("59.0"))
                        .answers("59.0"),
                scores("points apart", exact("59"), exact("59.1"))
                        .answers("59.1")
                        .disputed(),
                scores("~80 and one unit of its last digit", about("80"), exact("81"))
                        .answers("81"),
                scores("~80 and more than that", about("80"), exact("81.1"))
                        .answers("81.1")
                        .disputed(),
                scores("~80.0 and one unit of its last digit", about("80.0"), exact("80.1"))
                        .answers("80.1"),
                scores("~80.0 and more than that", about("80.0"), exact("80.2"))
                        .answers("80.2")
                        .disputed(),
                scores("80 and ~81: the other's last digit counts as well", exact("80"), about("81"))
                        .answers("~81"),
                scores("~80 and ~82: one unit, not two", about("80"), about("82"))
                        .answers("~82")
                        .disputed(),
                scores("at least 60 and 62", atLeast("60"), exact("62")).answers("62"),
                scores("at least 60 and 60", atLeast("60"), exact("60")).answers("60"),
                scores("at least 60 and 59", atLeast("60"), exact("59"))
                        .answers("59")
                        .disputed(),
                scores("at most 60 and 59", atMost("60"), exact("59")).answers("59"),
                scores("at most 60 and 61", atMost("60"), exact("61"))
                        .answers("61")
                        .disputed(),
                scores("at least 60 and at least 70", atLeast("60"), atLeast("70"))
                        .answers(">=70"),
                scores("at least 60 and at most 59", atLeast("60"), atMost("59"))
                        .answers("<=59")
                        .disputed(),
                scores("words and a number", exact("59"), words("below leaders"))
                        .answers("below leaders"),
                scores("words and other words", words("similar band"), words("below leaders"))
                        .answers("below leaders"),
                scores("not_reported and a number", notReported(), exact("59")).answers("59"));
    }

    static Stream<ConflictCase> compatible_prices() {
        return Stream.of(
                prices("one component, another and the same", List.of(usd("input", "3")), inputAndOutput("3", "15"))
                        .answers("input 3, output 15"),
                prices("3 and 3.00", List.of(usd("input", "3")), List.of(usd("input", "3.00")))
                        .answers("input 3.00"),
                prices("a component that differs", List.of(usd("input", "3")), inputAndOutput("4", "15"))
                        .answers("input 4, output 15")
                        .disputed(),
                prices("no component in common", List.of(usd("input", "3")), List.of(usd("output", "15")))
                        .answers("output 15"),
                prices(
                                "one component under other conditions",
                                List.of(usd("input", "3")),
                                List.of(usd("input", "1.5", Price.ServiceTier.BATCH)))
                        .answers("input 1.5"),
                prices(
                                "one component under equal conditions",
                                List.of(usd("input", "3", Price.ServiceTier.BATCH)),
                                List.of(usd("input", "1.5", Price.ServiceTier.BATCH)))
                        .answers("input 1.5")
                        .disputed(),
                prices("rounded to four digits", List.of(usd("input", "0.0833")), List.of(usd("input", "0.08333")))
                        .answers("input 0.08333"),
                prices("rounded to fewer digits", List.of(usd("input", "0.08")), List.of(usd("input", "0.08333")))
                        .answers("input 0.08333")
                        .disputed(),
                prices(
                                "per million and per thousand",
                                List.of(usd("input", "2.50")),
                                List.of(per("input", "9", "1K_tokens")))
                        .answers("input 9")
                        .disputed(),
                prices(
                                "the same per million and per thousand",
                                List.of(usd("input", "9")),
                                List.of(per("input", "0.009", "1K_tokens")))
                        .answers("input 0.009"),
                prices(
                                "calls and requests",
                                List.of(per("search", "10", "1K_calls")),
                                List.of(per("search", "0.01", "request")))
                        .answers("search 0.01"),
                when(
                                "not offered and withdrawn",
                                price(MODEL, "2026-04-01", Disclosure.NOT_OFFERED)
                                        .by("one", CATALOGUE),
                                price(MODEL, "2026-04-01", Disclosure.WITHDRAWN)
                                        .by("two", CATALOGUE)
                                        .seen("2026-04-02"))
                        .answers("withdrawn"),
                when(
                                "undisclosed, said twice",
                                price(MODEL, "2026-04-01", Disclosure.UNDISCLOSED)
                                        .by("one", CATALOGUE),
                                price(MODEL, "2026-04-01", Disclosure.UNDISCLOSED)
                                        .by("two", OFFICIAL))
                        .answers("undisclosed"),
                when(
                                "free and a price",
                                price(MODEL, "2026-04-01", Disclosure.FREE).by("one", CATALOGUE),
                                price(MODEL, "2026-04-01", "input", "3").by("two", OFFICIAL))
                        .answers("input 3")
                        .disputed());
    }

    /** Two press reports, the second seen a day later, so that its score answers. */
    private static ConflictCase scores(String rule, Score one, Score other) {
        return when(
                rule, score(one).by("one", PRESS), score(other).by("two", PRESS).seen("2026-04-02"));
    }

    private static ConflictCase prices(String rule, List<Price> one, List<Price> other) {
        return when(
                rule,
                priced(one).by("one", CATALOGUE),
                priced(other).by("two", CATALOGUE).seen("2026-04-02"));
    }

    private static Facts score(Score score) {
        return Facts.score(MODEL, "2026-04-01", "bench", score);
    }

    private static Facts called(String vendorTerm) {
        return access(MODEL, "2026-04-01", PRIVATE_PREVIEW)
                .saying(new ApiAccessChanged(
                        ApiChannel.FIRST_PARTY_API,
                        null,
                        null,
                        null,
                        PRIVATE_PREVIEW,
                        vendorTerm,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private static Facts licensed(String license) {
        return status(MODEL, "2026-04-01", Status.OPEN_WEIGHTS)
                .saying(new OpenSourceStatusChanged(Status.OPEN_WEIGHTS, license, null, null, null, null, "as we say"));
    }

    private static Facts priced(List<Price> prices) {
        return price(MODEL, "2026-04-01", Disclosure.FREE)
                .saying(new PricingChanged(
                        null, ApiChannel.FIRST_PARTY_API, null, null, null, Disclosure.DISCLOSED, "USD", prices, null));
    }

    private static List<Price> inputAndOutput(String input, String output) {
        return List.of(usd("input", input), usd("output", output));
    }

    private static Price per(String component, String amount, String quantity) {
        return new Price(component, new BigDecimal(amount), quantity, null);
    }

    private static Price usd(String component, String amount) {
        return new Price(component, new BigDecimal(amount), "1M_tokens", null);
    }

    private static Price usd(String component, String amount, Price.ServiceTier tier) {
        return new Price(component, new BigDecimal(amount), "1M_tokens", Conditions.of(tier));
    }
}
