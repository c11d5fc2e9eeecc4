package org.modeltracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.pricing.Price.ServiceTier;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

class PriceSentenceTest {

    @Test
    void a_sentence_names_all_that_limits_a_price() {
        var claim = new PricingChanged(
                "bedrock",
                ApiChannel.CLOUD_MARKETPLACE,
                "eu-west-1",
                "contributor",
                true,
                Disclosure.PROMOTIONAL,
                "USD",
                List.of(
                        price("input", "0.1", null),
                        price("output", "4", null),
                        price("input", "0.05", Conditions.of(ServiceTier.BATCH)),
                        price("input", "0.2", Conditions.promptsFrom(200_000))),
                List.of(price("input", "1.25", null)));
        assertThat(claim.sentence(named("Muse Spark")))
                .isEqualTo(
                        "Muse Spark costs $0.10 / 1M input tokens, $4 / 1M output tokens; $0.05 / 1M input tokens (batch);"
                                + " $0.20 / 1M input tokens (prompts from 200,000 tokens); regular price: $1.25 / 1M input tokens"
                                + " (cloud marketplace at bedrock, region eu-west-1, tier contributor, alias, promotional)");
    }

    @Test
    void a_move_is_told_in_percent() {
        assertThat(of("2.5", "15").movedFrom(of("5", "15"))).contains("input $5 → $2.50 (−50%)");
        assertThat(of("5", "16").movedFrom(of("5", "15"))).contains("output $15 → $16 (+7%)");
        assertThat(of("5", "15").movedFrom(of("5.00", "15"))).isEmpty();
    }

    @Test
    void other_currencies_and_quantities_are_written_out() {
        assertThat(PriceWords.money(new BigDecimal("4.5"), "CNY")).isEqualTo("CNY 4.50");
        assertThat(PriceWords.money(new BigDecimal("0.0833"), "EUR")).isEqualTo("€0.0833");
        assertThat(PriceWords.money(new BigDecimal("100"), "USD")).isEqualTo("$100");
        assertThat(PriceWords.amount(new Price("image", BigDecimal.ONE, "image", null), "USD"))
                .isEqualTo("$1 / image");
        assertThat(PriceWords.amount(new Price("web_search", BigDecimal.TEN, "1K_calls", null), "USD"))
                .isEqualTo("$10 / 1K web search calls");
    }

    @Test
    void hours_over_midnight_belong_to_the_day_on_which_they_begin() {
        var night = new Hours(List.of(Hours.Day.FRI), "22:00", "08:00", "UTC");
        assertThat(night.cover(Instant.parse("2026-08-21T23:00:00Z")))
                .as("Friday night")
                .isTrue();
        assertThat(night.cover(Instant.parse("2026-08-22T07:59:00Z")))
                .as("Saturday morning")
                .isTrue();
        assertThat(night.cover(Instant.parse("2026-08-22T08:00:00Z"))).isFalse();
        assertThat(night.cover(Instant.parse("2026-08-21T07:00:00Z")))
                .as("Friday morning")
                .isFalse();
    }

    @Test
    void a_price_to_come_is_told_in_the_future_tense() {
        assertThat(of("2.5", "15").announcement(named("It"), PartialDate.parse("2027-01")))
                .isEqualTo(
                        "It will cost from 2027-01: $2.50 / 1M input tokens, $15 / 1M output tokens (first party API)");
    }

    private static SentenceContext named(String name) {
        var model = Subject.model("meta/muse-spark");
        return new SentenceContext(model, null, Map.of(model, name), Map.of());
    }

    private static PricingChanged of(String input, String output) {
        return new PricingChanged(
                null,
                ApiChannel.FIRST_PARTY_API,
                null,
                null,
                null,
                Disclosure.DISCLOSED,
                "USD",
                List.of(price("input", input, null), price("output", output, null)),
                List.of());
    }

    private static Price price(String component, String amount, Conditions conditions) {
        return new Price(component, new BigDecimal(amount), "1M_tokens", conditions);
    }
}
