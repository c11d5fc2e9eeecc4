package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.importer.Catalogue;
import org.modeltracker.core.pricing.Price;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** A price of models.dev is read with every field that may change its meaning, or it is not taken. */
class ModelsDevCostTest {

    @ParameterizedTest
    @CsvSource({"EUR, EUR", "cny, CNY", "USD, USD"})
    void a_price_has_the_currency_that_the_file_names(String stated, String currency) {
        var pricing = pricing("'cost': {'input': 1.8, 'output': 5.5, 'currency': '%s'}".formatted(stated));
        assertThat(Objects.requireNonNull(pricing).currency()).isEqualTo(currency);
        assertThat(rows(pricing)).containsExactly("input 1.8", "output 5.5");
    }

    @Test
    void a_price_without_a_currency_is_in_dollars() {
        assertThat(Objects.requireNonNull(pricing("'cost': {'input': 1, 'currency': null}"))
                        .currency())
                .isEqualTo("USD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RMB", "credits", "XXX", ""})
    void a_price_in_money_that_nobody_knows_is_none(String currency) {
        var snapshot = snapshot("'cost': {'input': 1.8, 'output': 5.5, 'currency': '%s'}".formatted(currency));
        assertThat(pricing(snapshot)).isNull();
        assertThat(skips(snapshot)).containsExactly("unknown_currency shop/m: " + currency);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "'unit': '1K_tokens', unit",
                "'per': 1000, per",
                "'discount': 0.5, discount",
                "'valid_until': '2026-09-01', valid_until",
                "'batch_factor': 2, batch_factor"
            })
    void a_price_with_a_field_that_may_change_its_meaning_is_none(String field, String name) {
        var snapshot = snapshot("'cost': {'input': 1.8, 'output': 5.5, " + field + "}");
        assertThat(pricing(snapshot)).isNull();
        assertThat(skips(snapshot)).containsExactly("unknown_cost_field shop/m: " + name);
    }

    @Test
    void what_only_comes_on_top_leaves_the_price_as_it_is() {
        var snapshot = snapshot("'cost': {'input': 2, 'output': 8, 'citation': 2, 'request': 5}");
        assertThat(rows(pricing(snapshot))).containsExactly("input 2", "output 8");
        assertThat(skips(snapshot)).containsExactly("unknown_price_component shop/m: citation");
    }

    @Test
    void a_fast_mode_is_a_row_of_its_own() {
        var pricing = pricing("""
                'cost': {'input': 5, 'output': 25},
                'experimental': {'modes': {'fast': {'cost': {'input': 30, 'output': 150, 'cache_read': 3},
                                                    'provider': {'body': {'speed': 'fast'}}}}}""");
        assertThat(rows(pricing))
                .containsExactly("input 5", "output 25", "input 30 fast", "output 150 fast", "cache_read 3 fast");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'turbo': {'cost': {'input': 1}}|unknown_mode shop/m: turbo",
                "'fast': {}|mode_without_price shop/m: fast",
                "'fast': {'cost': {'input': 1, 'per': 5}}|unknown_cost_field shop/m: fast/per",
                "'fast': {'cost': {'input': 1, 'currency': 'EUR'}}|unknown_currency shop/m: fast",
                "'fast': {'cost': {'input': 0, 'output': 0}}|placeholder_zero shop/m: fast"
            })
    void a_mode_that_cannot_be_priced_is_skipped_by_name_and_the_base_price_stays(String mode, String skipped) {
        var snapshot = snapshot("'cost': {'input': 5, 'output': 25}, 'experimental': {'modes': {%s}}".formatted(mode));
        assertThat(rows(pricing(snapshot))).containsExactly("input 5", "output 25");
        assertThat(skips(snapshot)).containsExactly(skipped);
    }

    @Test
    void zero_at_the_base_is_a_placeholder_whatever_long_prompts_cost() {
        var snapshot = snapshot(
                "'cost': {'input': 0, 'output': 0, 'tiers': [{'input': 4, 'output': 18, 'tier': {'size': 200000}}]}");
        assertThat(pricing(snapshot)).isNull();
        assertThat(skips(snapshot)).containsExactly("placeholder_zero shop/m");
    }

    @Test
    void a_tier_of_another_kind_than_the_prompts_length_is_skipped_by_name() {
        var snapshot = snapshot("""
                'cost': {'input': 2, 'output': 8, 'tiers': [{'input': 1, 'tier': {'size': 200000, 'type': 'output'}},
                                                            {'input': 4, 'tier': {'size': 200000, 'type': 'context'}}]}""");
        assertThat(rows(pricing(snapshot))).containsExactly("input 2", "output 8", "input 4 from 200000");
        assertThat(skips(snapshot)).containsExactly("unknown_price_tier shop/m: type output");
    }

    private static Snapshot snapshot(String rest) {
        return Catalogue.empty().with("shop", "m", rest).snapshot();
    }

    private static @Nullable PricingChanged pricing(String rest) {
        return pricing(snapshot(rest));
    }

    private static @Nullable PricingChanged pricing(Snapshot snapshot) {
        var found = new ArrayList<CatalogueOffering>();
        snapshot.eachOffering(found::add);
        assertThat(found).hasSize(1);
        return found.getFirst().pricing();
    }

    static List<String> rows(@Nullable PricingChanged pricing) {
        assertThat(pricing).isNotNull();
        return pricing.prices().stream().map(ModelsDevCostTest::row).toList();
    }

    static String row(Price price) {
        var conditions = price.conditions();
        var row = new StringBuilder(price.component()).append(' ').append(price.amount());
        if (!price.per().equals("1M_tokens")) {
            row.append(" per ").append(price.per());
        }
        if (conditions != null && conditions.minPromptTokens() != null) {
            row.append(" from ").append(conditions.minPromptTokens());
        }
        if (conditions != null && conditions.hours() != null) {
            row.append(" from ")
                    .append(conditions.hours().from())
                    .append(" to ")
                    .append(conditions.hours().to());
        }
        if (conditions != null && conditions.serviceTier() != null) {
            row.append(' ').append(conditions.serviceTier().word());
        }
        return row.toString();
    }

    static List<String> skips(Snapshot snapshot) {
        return snapshot.skips().list().stream()
                .map(skip -> skip.reason() + " " + skip.examples().getFirst())
                .toList();
    }
}
