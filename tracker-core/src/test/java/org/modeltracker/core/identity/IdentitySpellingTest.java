package org.modeltracker.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.core.identity.ModelIdentity.Identified;
import org.modeltracker.core.identity.ModelIdentity.Unresolved;

/** How shops spell models: a table of what they really list, and pairs that must stay apart. */
class IdentitySpellingTest {

    private static final IdentityRules RULES = IdentityRules.standard();

    @ParameterizedTest
    @CsvFileSource(resources = "/identity-spellings.csv", useHeadersInDisplayName = true)
    void a_listing_is_read_as(
            String listing,
            @Nullable String model,
            @Nullable String snapshot,
            @Nullable String variant,
            @Nullable String region,
            @Nullable String tier,
            boolean pointer) {
        var identity = identity(listing);
        if (model == null) {
            assertThat(identity).isInstanceOf(Unresolved.class);
            return;
        }
        assertThat(identity).isInstanceOfSatisfying(Identified.class, found -> {
            assertThat(found.model()).isEqualTo(model);
            assertThat(found.snapshot()).isEqualTo(snapshot);
            assertThat(found.variant()).isEqualTo(variant);
            assertThat(found.region()).isEqualTo(region);
            assertThat(found.tier()).isEqualTo(tier);
            assertThat(found.pointer()).isEqualTo(pointer);
            assertThat(found.reason())
                    .startsWith(listing + ": it is " + model + " by ")
                    .endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "google/gemma-3-4b-it, google/gemma-3.4b-it",
        "a/llama-3.1-8b-instruct, a/llama-3.1-70b-instruct",
        "openai/gpt-5, openai/gpt-5-mini",
        "openai/gpt-4, openai/gpt-4-turbo",
        "a/moonshotai/kimi-k2, a/moonshotai/kimi-k2-thinking",
        "a/qwen/qwen3-235b-a22b, a/qwen/qwen3-235b-a22b-thinking-2507",
        "a/qwen/qwen3-235b-a22b-instruct-2507, a/qwen/qwen3-235b-a22b-thinking-2507",
        "a/deepseek-r1, a/deepseek-r1-distill-llama-70b",
        "a/deepseek-v3.1, a/deepseek-v3.1-terminus",
        "mistral/mistral-small-2506, mistral/mistral-small-2603",
        "a/grok-4-fast-reasoning, a/grok-4-fast-non-reasoning",
        "a/zai-org/GLM-4.6, a/zai-org/GLM-4.6V",
        "a/Qwen/Qwen3-14B, a/OpenPipe/Qwen3-14B-Instruct",
        "a/gemini-2.5-flash, a/gemini-2.5-flash-lite",
        "a/minimax-m2.5, a/minimax-m2.5-highspeed",
        "a/claude-sonnet-4, a/claude-sonnet-4.5",
        "a/o3-mini, a/o4-mini"
    })
    void other_sizes_trainings_and_versions_are_other_models(String one, String other) {
        assertThat(modelOf(one)).isNotEqualTo(modelOf(other));
    }

    @ParameterizedTest
    @CsvSource({
        "openai/GPT-4o, openai/gpt-4o",
        "a/claude_opus_4_6, a/claude-opus-4.6",
        "a/Claude Opus 4.6, a/claude-opus-4-6",
        "a/Qwen/Qwen3_5-9B, a/qwen3.5-9b",
        "a/models/gemini-2.5-pro, google/gemini-2.5-pro"
    })
    void case_and_signs_do_not_matter(String one, String other) {
        assertThat(modelOf(one)).isEqualTo(modelOf(other)).isNotEmpty();
    }

    @Test
    void a_maker_nobody_knows_is_not_invented() {
        assertThat(identity("shop/acme-labs/rocket-7b"))
                .isInstanceOfSatisfying(
                        Unresolved.class,
                        unresolved -> assertThat(unresolved.reason())
                                .isEqualTo(
                                        "shop/acme-labs/rocket-7b: the organisation acme-labs in the id is not known as a maker."));
    }

    @Test
    void any_id_gets_an_answer_that_is_a_model_or_none() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(14);
        var parts = List.of(
                "~",
                "@cf/",
                "hf:",
                "openai",
                "Qwen",
                "/",
                ":",
                ".",
                "-",
                "_",
                "--",
                "gpt",
                "claude",
                "4",
                "4.6",
                "5-1",
                "opus",
                "free",
                "thinking",
                "latest",
                "2507",
                "20251101",
                "v1:0",
                "eu.",
                "anthropic.",
                "é",
                " ",
                "70b",
                "azure-",
                "p5",
                "k2");
        for (int i = 0; i < 20_000; i++) {
            var id = IntStream.range(0, random.nextInt(9))
                    .mapToObj(any -> parts.get(random.nextInt(parts.size())))
                    .collect(Collectors.joining());
            var identity = RULES.identify(CatalogueListing.of("openai", id), List.of());
            assertThat(identity).as(id).isEqualTo(RULES.identify(CatalogueListing.of("openai", id), List.of()));
            if (identity instanceof Identified found) {
                assertThat(found.model()).as(id).matches("[a-z0-9][a-z0-9._-]{0,126}/[a-z0-9][a-z0-9._-]{0,126}");
            }
        }
        assertThat(RULES.identify(CatalogueListing.of("openai", "azure-".repeat(10_000)), List.of()))
                .isInstanceOf(Unresolved.class);
    }

    @Test
    void no_turkish_letter_comes_in() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr"));
            assertThat(modelOf("a/GEMINI-2.5-PRO")).isEqualTo("google/gemini-2.5-pro");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static ModelIdentity identity(String listing) {
        int slash = listing.indexOf('/');
        return RULES.identify(
                CatalogueListing.of(listing.substring(0, slash), listing.substring(slash + 1)), List.of());
    }

    private static String modelOf(String listing) {
        return identity(listing) instanceof Identified found ? found.model() : "";
    }
}
