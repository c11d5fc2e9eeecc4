package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GenaiPricesTest {

    private static final String DATED = """
            {'id': 'm', 'prices': [{'prices': {'input_mtok': {'base': 5, 'tiers': [{'start': 200000, 'price': 10}]}, 'output_mtok': 25}},
              {'constraint': {'start_date': '2026-03-13'}, 'prices': {'input_mtok': 5, 'output_mtok': 20}}]}
            """;

    @Test
    void a_price_without_conditions_is_that_of_the_day() {
        var read = read(
                "{'id': 'm', 'prices': {'input_mtok': 1.5, 'output_mtok': 2, 'requests_kcount': 5}}", "2026-05-01");
        assertThat(Offerings.prices(read.one("anthropic/m").pricing()))
                .containsExactly("input 1.5 1M_tokens", "output 2 1M_tokens", "request 5 1K_requests");
        assertThat(read.states("anthropic/m")).containsExactly("general_availability");
    }

    @Test
    void before_its_first_day_a_dated_price_is_announced() {
        var read = read(DATED, "2026-03-01");
        assertThat(Offerings.prices(read.one("anthropic/m").pricing()))
                .containsExactly("input 5 1M_tokens", "input 10 1M_tokens from 200000", "output 25 1M_tokens");
        assertThat(read.dated("anthropic/m"))
                .containsExactly("2026-03-13 stated [input 5 1M_tokens, output 20 1M_tokens]");
    }

    @Test
    void from_its_first_day_on_a_dated_price_holds_and_the_one_before_held_the_day_before_at_the_latest() {
        var read = read(DATED, "2026-03-13");
        assertThat(read.one("anthropic/m").pricing()).isNull();
        assertThat(read.dated("anthropic/m"))
                .containsExactly(
                        "2026-03-12 first_seen [input 5 1M_tokens, input 10 1M_tokens from 200000, output 25 1M_tokens]",
                        "2026-03-13 stated [input 5 1M_tokens, output 20 1M_tokens]");
    }

    @Test
    void prices_of_some_hours_are_conditions_of_that_price() {
        var read = read("""
                {'id': 'm', 'prices': [{'prices': {'input_mtok': 0.135}},
                  {'constraint': {'start_time': '00:30:00Z', 'end_time': '16:30:00Z'}, 'prices': {'input_mtok': 0.27}},
                  {'constraint': {'weekday': 'monday'}, 'prices': {'input_mtok': 9}}]}
                """, "2026-05-01");
        assertThat(Offerings.prices(read.one("anthropic/m").pricing()))
                .containsExactlyInAnyOrder("input 0.135 1M_tokens", "input 0.27 1M_tokens 00:30-16:30");
        assertThat(read.skips()).containsExactly("unknown_price_constraint 1");
    }

    @Test
    void a_model_that_cannot_be_read_stays_listed_and_leaves_the_others() {
        var read = read(
                "{'id': 'm', 'prices': {'input_mtok': 'x'}}, 7, {'id': 'n', 'deprecated': true, 'prices': {'input_mtok': 1, 'luck_mtok': 2}}",
                "2026-05-01");
        assertThat(read.all()).extracting(CatalogueOffering::name).containsExactly("anthropic/n");
        assertThat(read.states("anthropic/n")).containsExactly("deprecated");
        assertThat(read.snapshot().unreadable()).containsOnlyKeys("anthropic/m");
        assertThat(read.skips()).containsExactly("unknown_price_component 1", "unparseable_entry 2");
    }

    private static Offerings read(String models, String day) {
        return Offerings.of(
                new GenaiPrices(), "[{'id': 'anthropic', 'name': 'Anthropic', 'models': [" + models + "]}]", day);
    }
}
