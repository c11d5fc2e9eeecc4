package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;

/** What endoflife.date says of the ends of models. */
class EndOfLifeTest {

    private static final String PAGE = """
            ---
            title: Anthropic Claude
            permalink: /claude
            tags: llm
            releases:
              - releaseCycle: "claude-opus-4-7"
                releaseLabel: Claude Opus 4.7
                releaseDate: 2026-04-16
                eoas: false
                eol: 2027-04-16
                recommendedReplacement: "N/A"

              - releaseCycle: "claude-3-5-haiku-20241022"
                releaseLabel: Claude Haiku 3.5
                releaseDate: 2024-10-22 # a comment
                eoas: 2025-12-19
                eol: 2026-02-19
                recommendedReplacement: "claude-haiku-4-5-20251001"

              - releaseCycle: "claude-1.0"
                releaseLabel: Claude 1.0
                releaseDate: 2023-03-14
                eoas: true
                eol: true
            ---

            > Claude is a family of models.
            """;

    private static final String ANSWER = """
            {'schema_version': '1.2.0', 'result': {'name': 'claude', 'label': 'Anthropic Claude', 'releases': [
              {'name': 'claude-opus-4-7', 'label': 'Claude Opus 4.7', 'releaseDate': '2026-04-16', 'isEoas': false, 'eoasFrom': null,
               'isEol': false, 'eolFrom': '2027-04-16', 'custom': {'recommendedReplacement': 'N/A'}},
              {'name': 'claude-3-5-haiku-20241022', 'label': 'Claude Haiku 3.5', 'releaseDate': '2024-10-22', 'isEoas': true,
               'eoasFrom': '2025-12-19', 'isEol': false, 'eolFrom': '2026-02-19',
               'custom': {'recommendedReplacement': 'claude-haiku-4-5-20251001'}},
              {'name': 'claude-1.0', 'label': 'Claude 1.0', 'releaseDate': '2023-03-14', 'isEoas': true, 'isEol': true, 'custom': null}]}}
            """;

    private static String folder(String... pages) {
        var files = new TreeMap<String, byte[]>();
        for (int i = 0; i < pages.length; i++) {
            files.put("claude-" + i + ".md", pages[i].getBytes(StandardCharsets.UTF_8));
        }
        return new String(new EndOfLife().ofFolder(new SourceFolder(files)), StandardCharsets.UTF_8);
    }

    @Test
    void a_page_a_folder_of_pages_and_an_answer_say_the_same() {
        for (var file : List.of(PAGE, folder(PAGE), ANSWER)) {
            var read = Offerings.of(new EndOfLife(), file, "2026-07-01");
            assertThat(read.states("anthropic/claude-3-5-haiku-20241022"))
                    .containsExactly("2025-12-19 deprecated", "2026-02-19 retired");
            assertThat(read.one("anthropic/claude-3-5-haiku-20241022").replacement())
                    .isEqualTo("anthropic/claude-haiku-4.5");
            assertThat(read.states("anthropic/claude-opus-4-7")).containsExactly("general_availability");
            assertThat(read.states("anthropic/claude-1.0")).containsExactly("retired");
            assertThat(read.snapshot()
                            .words(read.one("anthropic/claude-opus-4-7").subject()))
                    .as("its end is not dated before it is deprecated")
                    .anySatisfy(word -> assertThat(word.data())
                            .isInstanceOfSatisfying(
                                    ExpectationStated.class,
                                    soft -> assertThat(soft.window()).isEqualTo("2027-04-16")));
            assertThat(read.snapshot().isCatalogue()).isFalse();
        }
    }

    @Test
    void a_release_that_cannot_be_read_is_skipped_and_the_others_are_taken() {
        var read =
                Offerings.of(new EndOfLife(), folder(PAGE.replace("2026-02-19", "some day"), "no head"), "2026-07-01");
        assertThat(read.states("anthropic/claude-opus-4-7")).containsExactly("general_availability");
        assertThat(read.skips()).contains("unparseable_date 1");
    }

    @Test
    void a_product_that_is_no_model_is_refused_and_left_out_of_a_folder() {
        var nginx = PAGE.replace("/claude", "/nginx");
        assertThatThrownBy(() -> Offerings.of(new EndOfLife(), nginx, "2026-07-01"))
                .isInstanceOf(BrokenSnapshot.class)
                .hasMessageContaining("claude");
        assertThat(folder(nginx)).isEqualTo("[]");
        assertThatThrownBy(() -> Offerings.of(new EndOfLife(), "--- nothing", "2026-07-01"))
                .isInstanceOf(BrokenSnapshot.class);
        assertThat(Map.of("a.md", true, "docs/a.md", false, "a.json", false))
                .allSatisfy((path, taken) ->
                        assertThat(new EndOfLife().takesFromFolder(path)).isEqualTo(taken));
    }
}
