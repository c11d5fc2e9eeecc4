package org.modeltracker.core.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSearchTest {

    private static final List<ModelSummary> MODELS = List.of(
            model("openai/gpt-5", "GPT-5", 9, true, "2025-08-07"),
            model("openai/gpt-5-mini", "GPT-5 mini", 9, true, "2025-08-07"),
            model("openai/gpt-5.4", "GPT-5.4", 12, true, "2026-03-05"),
            model("openai/gpt-4.5", "GPT-4.5", 3, true, "2025-02-27"),
            model("openai/gpt-4o", "GPT-4o", 20, true, "2024-05-13"),
            model("anthropic/claude-opus-4.6", "Claude Opus 4.6", 11, true, "2026-02-05", "claude-opus-4-6-v1"),
            model("anthropic/claude-opus-4", "Claude Opus 4", 11, true, "2025-05-22"),
            model("abacus/claude-opus-4.6-fast", "Claude Opus 4.6 fast", 40, false, "2026-02-06"),
            model("deepseek/deepseek-r1", "DeepSeek R1", 17, true, "2025-01-20"),
            model("ou/cafe-3", "Café 3", 1, true, "2025-01-20"));

    @ParameterizedTest
    @CsvSource({
        "GPT 5,            openai/gpt-5",
        "gpt5,             openai/gpt-5",
        "gpt-5,            openai/gpt-5",
        "openai gpt 5,     openai/gpt-5",
        "5 gpt,            openai/gpt-5.4",
        "gpt54,            openai/gpt-5.4",
        "opus 4.6,         anthropic/claude-opus-4.6",
        "opus 4-6,         anthropic/claude-opus-4.6",
        "4.6 opus,         anthropic/claude-opus-4.6",
        "anthropic opus 4.6, anthropic/claude-opus-4.6",
        "CLAUDE-OPUS-4-6-V1, anthropic/claude-opus-4.6",
        "claude opsu,      anthropic/claude-opus-4.6",
        "calude opus 4.6,  anthropic/claude-opus-4.6",
        "depseek,          deepseek/deepseek-r1",
        "deepseeek,        deepseek/deepseek-r1",
        "cafe,             ou/cafe-3",
        "CAFÉ3,            ou/cafe-3"
    })
    void the_model_that_is_meant_comes_first(String query, String model) {
        assertThat(found(query)).startsWith(model);
    }

    @Test
    void a_number_is_found_by_its_leading_parts_and_never_by_others() {
        assertThat(found("gpt 5")).contains("openai/gpt-5.4").doesNotContain("openai/gpt-4.5", "openai/gpt-4o");
        assertThat(found("gpt 4")).contains("openai/gpt-4.5", "openai/gpt-4o").doesNotContain("openai/gpt-5.4");
    }

    @ParameterizedTest
    @CsvSource({
        "opsu,            anthropic/claude-opus-4.6",
        "cloude ops 4.6,  anthropic/claude-opus-4.6",
        "gt-5 mni,        openai/gpt-5-mini",
        "depsekk r1,      deepseek/deepseek-r1"
    })
    void what_finds_nothing_is_near_to_what_is_meant(String query, String model) {
        assertThat(found(query)).isEmpty();
        assertThat(new NearestNames(query).among(MODELS, 3))
                .extracting(ModelSummary::model)
                .startsWith(model);
    }

    @Test
    void nothing_is_near_to_what_is_like_nothing() {
        assertThat(new NearestNames("xylophone").among(MODELS, 3)).isEmpty();
        assertThat(new NearestNames("?!").among(MODELS, 3)).isEmpty();
    }

    @Test
    void makers_come_before_resellers_however_many_sell_it() {
        assertThat(found("claude opus 4.6 "))
                .containsSubsequence("anthropic/claude-opus-4.6", "abacus/claude-opus-4.6-fast");
    }

    @ParameterizedTest
    @CsvSource({"gtp", "opsu", "xyz", "clauude opsu", "'%'", "' '"})
    void a_short_word_forgives_no_error_and_a_long_query_forgives_one(String query) {
        assertThat(found(query)).isEmpty();
    }

    private static List<String> found(String query) {
        var search = new ModelSearch(query);
        return MODELS.stream()
                .filter(model -> search.match(model).isPresent())
                .sorted(Comparator.comparing(
                                (ModelSummary model) -> search.match(model).orElseThrow())
                        .thenComparing(ModelSearch.LIKELIEST))
                .map(ModelSummary::model)
                .toList();
    }

    private static ModelSummary model(
            String id, String name, int sellers, boolean soldByMaker, String released, String... spellings) {
        var organisation = id.substring(0, id.indexOf('/'));
        return new ModelSummary(
                id,
                organisation,
                name,
                SearchText.of(organisation),
                Stream.concat(Stream.of(id, id.substring(id.indexOf('/') + 1), name), Stream.of(spellings))
                        .map(SearchText::of)
                        .toList(),
                null,
                Instant.parse(released + "T00:00:00Z"),
                null,
                null,
                List.of(),
                null,
                Set.of(),
                Set.of(),
                null,
                0,
                sellers,
                soldByMaker);
    }
}
