package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.importer.catalogue.ModelsDevCostTest.rows;
import static org.modeltracker.api.importer.catalogue.ModelsDevCostTest.skips;

import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.importer.Catalogue;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** A price of OpenRouter is read with every field that may change its meaning, or it is not taken. */
class OpenRouterPricingTest {

    private static final String BASE = "'prompt': '0.000002', 'completion': '0.000012'";

    @Test
    void a_long_prompt_costs_what_the_override_says() {
        var pricing = pricing(BASE + """
                , 'overrides': [{'min_prompt_tokens': 200000, 'prompt': '0.000004', 'completion': '0.000018'}]""");
        assertThat(rows(pricing))
                .containsExactlyInAnyOrder("input 2", "output 12", "input 4 from 200000", "output 18 from 200000");
    }

    @Test
    void among_overrides_of_one_condition_the_last_counts() {
        var pricing = pricing(BASE + """
                , 'overrides': [{'min_prompt_tokens': 200000, 'prompt': '0.000004'}, {'min_prompt_tokens': 200000, 'prompt': '0.000003'}]""");
        assertThat(rows(pricing)).containsExactlyInAnyOrder("input 2", "output 12", "input 3 from 200000");
    }

    @Test
    void an_override_under_a_condition_that_nobody_knows_is_skipped_by_name() {
        var snapshot = snapshot(BASE + ", 'overrides': [{'moon_phase': 'full', 'prompt': '0.000001'}]");
        assertThat(rows(pricing(snapshot))).containsExactly("input 2", "output 12");
        assertThat(skips(snapshot)).containsExactly("unknown_price_override openrouter/a/b: moon_phase");
    }

    @Test
    void an_override_of_hours_is_a_price_of_these_hours() {
        var pricing = pricing(BASE + """
                , 'overrides': [{'utc_start': '16:30', 'utc_end': '00:30', 'prompt': '0.000001', 'completion': '0.000006'}]""");
        assertThat(rows(pricing))
                .containsExactlyInAnyOrder(
                        "input 2", "output 12", "input 1 from 16:30 to 00:30", "output 6 from 16:30 to 00:30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'utc_start': '16:30'", "'utc_end': '16:30'", "'utc_start': 'noon', 'utc_end': '16:30'"})
    void an_override_of_hours_that_cannot_be_read_is_skipped_by_name(String hours) {
        var snapshot = snapshot(BASE + ", 'overrides': [{%s, 'prompt': '0.000001'}]".formatted(hours));
        assertThat(rows(pricing(snapshot))).containsExactly("input 2", "output 12");
        assertThat(skips(snapshot)).containsExactly("unknown_price_override openrouter/a/b: utc_start");
    }

    @Test
    void a_discount_is_a_promotion_beside_the_regular_price() {
        var pricing = pricing(BASE + ", 'discount': 0.25");
        assertThat(pricing.disclosure()).isEqualTo(Disclosure.PROMOTIONAL);
        assertThat(rows(pricing)).containsExactly("input 1.5", "output 9");
        assertThat(pricing.regular().stream().map(ModelsDevCostTest::row)).containsExactly("input 2", "output 12");
    }

    @Test
    void a_discount_of_everything_is_free_and_one_of_nothing_is_none() {
        assertThat(pricing(BASE + ", 'discount': 1").disclosure()).isEqualTo(Disclosure.FREE);
        var usual = pricing(BASE + ", 'discount': 0");
        assertThat(usual.disclosure()).isEqualTo(Disclosure.DISCLOSED);
        assertThat(usual.regular()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "input_cache_write_1h, 0.00001, cache_write_1h 10",
        "input_cache_write, 0.00000625, cache_write 6.25",
        "audio, 0.000001, input_audio 1",
        "audio_output, 0.00002, output_audio 20",
        "image_output, 0.00003, image_output 30",
        "image_output, 0.04, image_output 0.04 per image",
        "image, 0.001, image 0.001 per image",
        "image, 0.000002, image 2",
        "request, 0.005, request 0.005 per request"
    })
    void every_component_that_comes_on_top_is_read(String field, String amount, String row) {
        assertThat(rows(pricing(BASE + ", '%s': '%s'".formatted(field, amount))))
                .contains("input 2", "output 12", row);
    }

    @ParameterizedTest
    @CsvSource({
        "image, 0.04, image 0.04 per image",
        "request, 0.005, request 0.005 per request",
        "second, 0.1, second 0.1 per second"
    })
    void a_model_that_is_paid_by_another_unit_than_tokens_has_that_price_alone(
            String field, String amount, String row) {
        var snapshot = snapshot("'prompt': '0', 'completion': '0', '%s': '%s'".formatted(field, amount));
        assertThat(rows(pricing(snapshot))).containsExactly(row);
        assertThat(skips(snapshot)).isEmpty();
    }

    @Test
    void a_price_of_a_web_search_is_not_the_price_of_a_model() {
        assertThat(pricing(snapshot("'prompt': '0', 'completion': '0', 'web_search': '0.01'")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"currency, 'EUR'", "unit, '1K'", "valid_until, '2026-09-01'"})
    void a_price_with_a_field_that_may_change_its_meaning_is_none(String field, String value) {
        var snapshot = snapshot(BASE + ", '%s': '%s'".formatted(field, value));
        assertThat(pricing(snapshot)).isNull();
        assertThat(skips(snapshot)).containsExactly("unknown_cost_field openrouter/a/b: " + field);
    }

    private static PricingChanged pricing(String pricing) {
        return Objects.requireNonNull(pricing(snapshot(pricing)));
    }

    private static @Nullable PricingChanged pricing(Snapshot snapshot) {
        var found = new ArrayList<CatalogueOffering>();
        snapshot.eachOffering(found::add);
        assertThat(found).hasSize(1);
        return found.getFirst().pricing();
    }

    private static Snapshot snapshot(String pricing) {
        var file = "{'data': [{'id': 'a/b', 'name': 'N', 'created': 1778613011, 'pricing': {%s}}]}".formatted(pricing);
        return Catalogue.read(new OpenRouter(), file.replace('\'', '"'), PartialDate.parse("2026-05-15"));
    }
}
