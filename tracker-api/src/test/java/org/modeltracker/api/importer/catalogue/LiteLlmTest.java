package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiteLlmTest {

    private static final String DAY = "2026-05-15";

    @Test
    void a_price_for_a_token_holds_for_a_million_with_its_length_and_its_service_tier() {
        var read = read("""
                'gpt-5.5': {'litellm_provider': 'openai', 'mode': 'chat', 'max_input_tokens': 400000,
                  'input_cost_per_token': 5e-06, 'output_cost_per_token': 3e-05, 'cache_read_input_token_cost': 5e-07,
                  'input_cost_per_token_above_272k_tokens': 1e-05, 'input_cost_per_token_batches': 2.5e-06,
                  'input_cost_per_token_above_272k_tokens_priority': 2e-05, 'supports_vision': true}
                """);
        assertThat(Offerings.prices(read.one("openai/gpt-5.5").pricing()))
                .containsExactly(
                        "input 5 1M_tokens",
                        "output 30 1M_tokens",
                        "cache_read 0.5 1M_tokens",
                        "input 10 1M_tokens from 272000",
                        "input 2.5 1M_tokens batch",
                        "input 20 1M_tokens from 272000 priority");
        assertThat(read.skips()).isEmpty();
    }

    @Test
    void the_steps_of_a_tiered_price_begin_where_their_range_does() {
        var read = read("""
                'dashscope/qwen-flash': {'litellm_provider': 'dashscope', 'tiered_pricing': [
                  {'range': [0, 256000.0], 'input_cost_per_token': 5e-08, 'output_cost_per_token': 4e-07},
                  {'range': [256000.0, 1000000.0], 'input_cost_per_token': 2.5e-07, 'output_cost_per_token': 2e-06}]}
                """);
        assertThat(Offerings.prices(read.one("alibaba/qwen-flash").pricing()))
                .containsExactly(
                        "input 0.05 1M_tokens",
                        "output 0.4 1M_tokens",
                        "input 0.25 1M_tokens from 256000",
                        "output 2 1M_tokens from 256000");
    }

    @Test
    void entries_for_sizes_and_qualities_are_conditions_of_one_offering() {
        var read = read("""
                'hd/1024-x-1792/dall-e-3': {'litellm_provider': 'openai', 'output_cost_per_image': 0.12},
                'dall-e-3': {'litellm_provider': 'openai', 'output_cost_per_image': 0.04}
                """);
        assertThat(read.all()).hasSize(1);
        assertThat(Offerings.prices(read.one("openai/dall-e-3").pricing()))
                .containsExactly("image 0.04 image", "image 0.12 image 1024-x-1792 hd");
    }

    @Test
    void a_search_has_one_price_or_one_for_each_size() {
        var read = read("""
                'a': {'litellm_provider': 'openai', 'input_cost_per_token': 1e-06, 'search_context_cost_per_query':
                  {'search_context_size_low': 0.01, 'search_context_size_medium': 0.010, 'search_context_size_high': 0.01}},
                'b': {'litellm_provider': 'openai', 'input_cost_per_token': 1e-06, 'search_context_cost_per_query':
                  {'search_context_size_low': 0.01, 'search_context_size_high': 0.03}}
                """);
        assertThat(Offerings.prices(read.one("openai/a").pricing()))
                .containsExactly("input 1 1M_tokens", "web_search 0.01 query");
        assertThat(Offerings.prices(read.one("openai/b").pricing()))
                .containsExactly("input 1 1M_tokens", "web_search 0.01 query low", "web_search 0.03 query high");
    }

    @Test
    void it_is_deprecated_from_its_date_on_and_available_before() {
        var file = """
                'claude-opus-4-1-20250805': {'litellm_provider': 'anthropic', 'input_cost_per_token': 1.5e-05,
                  'output_cost_per_token': 7.5e-05, 'deprecation_date': '2026-08-05'}
                """;
        assertThat(read(file).states("anthropic/claude-opus-4-1-20250805"))
                .containsExactly("general_availability", "2026-08-05 deprecated");
        assertThat(Offerings.of(new LiteLlm(), "{" + file + "}", "2026-08-05")
                        .states("anthropic/claude-opus-4-1-20250805"))
                .containsExactly("2026-08-05 deprecated");
    }

    @Test
    void a_region_in_an_id_is_a_region_of_the_offering() {
        var read = read("""
                'azure/eu/gpt-5.1': {'litellm_provider': 'azure', 'input_cost_per_token': 1.38e-06, 'output_cost_per_token': 1.1e-05},
                'bedrock/ap-south-1/minimax.minimax-m2.1': {'litellm_provider': 'bedrock', 'input_cost_per_token': 3.6e-07, 'output_cost_per_token': 1e-06}
                """);
        assertThat(identity(read, "azure/eu/gpt-5.1")).isEqualTo("openai/gpt-5.1 eu");
        assertThat(identity(read, "amazon-bedrock/ap-south-1/minimax.minimax-m2.1"))
                .isEqualTo("minimax/minimax-m2.1 ap-south-1");
    }

    @Test
    void one_entry_that_cannot_be_read_leaves_the_others_and_is_told() {
        var read = read("""
                'sample_spec': {'litellm_provider': 'one of many'},
                'tavily/search': {'litellm_provider': 'tavily', 'mode': 'search'},
                'bedrock/us-east-1/1-month-commitment/anthropic.claude-v2:1': {'litellm_provider': 'bedrock', 'input_cost_per_second': 0.01},
                'a': 7, 'b': {'input_cost_per_token': 1},
                'c': {'litellm_provider': 'openai', 'input_cost_per_token': 'much'},
                'd': {'litellm_provider': 'openai', 'input_cost_per_token': 1e-06, 'unit': 'thousands'},
                'e': {'litellm_provider': 'openai', 'input_cost_per_token': 1e-06, 'input_dbu_cost_per_token': 1}
                """);
        assertThat(read.all()).extracting(CatalogueOffering::name).containsExactly("openai/d", "openai/e");
        assertThat(read.one("openai/d").pricing()).isNull();
        assertThat(Offerings.prices(read.one("openai/e").pricing())).containsExactly("input 1 1M_tokens");
        assertThat(read.snapshot().unreadable()).containsOnlyKeys("openai/c");
        assertThat(read.skips())
                .containsExactly(
                        "no_provider 1",
                        "not_a_model 1",
                        "price_of_a_commitment 1",
                        "unknown_cost_field 1",
                        "unknown_price_component 1",
                        "unparseable_entry 2");
    }

    private static String identity(Offerings read, String name) {
        var identity = read.snapshot().identity(read.one(name).subject());
        return identity == null
                ? "none"
                : identity.data().sameAs() + " " + identity.data().region();
    }

    private static Offerings read(String entries) {
        return Offerings.of(new LiteLlm(), "{" + entries + "}", DAY);
    }
}
