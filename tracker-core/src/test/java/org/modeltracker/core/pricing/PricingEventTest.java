package org.modeltracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.pricing.Price.ServiceTier;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** Which prices agree stands in StandingCompatibilityTest. */
class PricingEventTest {

    @Test
    void the_only_price_may_be_zero_only_where_it_is_free() {
        assertThat(faults(Disclosure.DISCLOSED, "input", "0")).containsExactly("/prices");
        assertThat(faults(Disclosure.PROMOTIONAL, "image", "0.00")).containsExactly("/prices");
        assertThat(faults(Disclosure.INCLUDED_IN_SUBSCRIPTION, "request", "0")).containsExactly("/prices");
        assertThat(faults(Disclosure.FREE, "input", "0")).isEmpty();
    }

    @Test
    void input_and_output_may_both_be_zero_only_where_it_is_free() {
        assertThat(faults(Disclosure.DISCLOSED, "input", "0", "output", "0")).containsExactly("/prices");
        assertThat(faults(Disclosure.DISCLOSED, "input", "0", "output", "0.0", "image", "2"))
                .containsExactly("/prices");
        assertThat(faults(Disclosure.FREE, "input", "0", "output", "0")).isEmpty();
    }

    @Test
    void one_of_several_prices_may_be_zero() {
        assertThat(faults(Disclosure.DISCLOSED, "input", "3", "output", "0")).isEmpty();
        assertThat(faults(Disclosure.DISCLOSED, "input", "3", "cache_write", "0"))
                .isEmpty();
    }

    @Test
    void each_service_tier_is_an_offer_that_may_not_be_nothing() {
        var standard = List.of(price("input", "3", null), price("output", "15", ServiceTier.STANDARD));
        assertThat(of(standard, price("input", "0", ServiceTier.BATCH), price("output", "0", ServiceTier.BATCH)))
                .containsExactly("/prices");
        assertThat(of(standard, price("image", "0", ServiceTier.FLEX))).containsExactly("/prices");
        assertThat(of(standard, price("input", "0", ServiceTier.BATCH), price("output", "7", ServiceTier.BATCH)))
                .isEmpty();
        assertThat(of(standard, price("cache_write", "0", ServiceTier.STANDARD)))
                .as("no tier is the standard one")
                .isEmpty();
    }

    @Test
    void one_price_list_does_not_contradict_itself() {
        assertThat(faults(Disclosure.DISCLOSED, "input", "3", "output", "15", "input", "4"))
                .containsExactly("/prices/2");
        assertThat(faults(Disclosure.DISCLOSED, "input", "3", "input", "3.00"))
                .as("said twice")
                .isEmpty();
        assertThat(of(List.of(price("input", "3", null)), price("input", "1.5", ServiceTier.BATCH)))
                .as("under other conditions")
                .isEmpty();
    }

    @Test
    void what_is_free_costs_nothing() {
        assertThat(faults(Disclosure.FREE, "input", "0", "output", "1")).containsExactly("/prices");
        assertThat(faults(Disclosure.FREE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNDISCLOSED", "NOT_OFFERED", "WITHDRAWN", "CONTACT_SALES"})
    void without_a_disclosed_price_there_is_no_number_not_even_zero(Disclosure disclosure) {
        assertThat(faults(disclosure)).isEmpty();
        assertThat(faults(disclosure, "input", "3")).contains("/prices");
        assertThat(faults(disclosure, "input", "0")).contains("/prices");
    }

    @ParameterizedTest
    @EnumSource(names = {"DISCLOSED", "PROMOTIONAL"})
    void a_disclosed_price_is_a_number(Disclosure disclosure) {
        assertThat(faults(disclosure)).containsExactly("/prices");
        assertThat(faults(disclosure, "input", "3")).isEmpty();
    }

    @Test
    void prices_have_a_currency_of_iso_4217() {
        assertThat(pointers(event(Disclosure.DISCLOSED, null, "input", "3"))).containsExactly("/currency");
        assertThat(pointers(event(Disclosure.DISCLOSED, "XYZ", "input", "3"))).containsExactly("/currency");
        assertThat(pointers(event(Disclosure.DISCLOSED, "EUR", "input", "3"))).isEmpty();
    }

    @Test
    void the_price_of_a_moving_pointer_is_not_the_models_own() {
        var own = event(Disclosure.UNDISCLOSED, null);
        var alias = new PricingChanged(
                null, ApiChannel.FIRST_PARTY_API, null, null, true, own.disclosure(), null, null, null);
        var model = org.modeltracker.core.model.Subject.model("lab/one");
        assertThat(alias.question(model, null)).isNotEqualTo(own.question(model, null));
    }

    private static Stream<String> faults(Disclosure disclosure, String... prices) {
        return pointers(event(disclosure, prices.length == 0 ? null : "USD", prices));
    }

    private static Stream<String> of(List<Price> standard, Price... others) {
        var prices = Stream.concat(standard.stream(), Stream.of(others)).toList();
        return pointers(new PricingChanged(
                null, ApiChannel.FIRST_PARTY_API, null, null, null, Disclosure.DISCLOSED, "USD", prices, null));
    }

    private static Price price(String component, String amount, ServiceTier tier) {
        return new Price(component, new BigDecimal(amount), "1M_tokens", tier == null ? null : Conditions.of(tier));
    }

    private static Stream<String> pointers(PricingChanged event) {
        return event.faults().map(InputError::pointer);
    }

    private static PricingChanged event(Disclosure disclosure, String currency, String... prices) {
        List<Price> list = new ArrayList<>();
        for (int i = 0; i < prices.length; i += 2) {
            list.add(new Price(prices[i], new BigDecimal(prices[i + 1]), "1M_tokens", null));
        }
        return new PricingChanged(null, ApiChannel.FIRST_PARTY_API, null, null, null, disclosure, currency, list, null);
    }
}
