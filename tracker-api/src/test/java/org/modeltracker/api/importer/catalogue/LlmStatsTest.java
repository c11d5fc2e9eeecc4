package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkPublished;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.release.ReleaseEvent.ModelReleased;

/** What llm-stats says of scores, and who says so. */
class LlmStatsTest {

    private static final String SCORES = """
            {'dataset_name': 'GPQA', 'score': 0.838, 'is_self_reported': true, 'analysis_method': 'Diamond',
             'date_recorded': '2025-05-22', 'source_link': 'https://vendor.example/news'},
            {'dataset_name': 'GPQA', 'score': 0.9, 'is_self_reported': true, 'date_recorded': '2025-05-22'},
            {'dataset_name': 'MMLU', 'score': 0.5, 'is_self_reported': false, 'source_link': 'javascript:alert(1)'},
            {'dataset_name': 'Elo', 'score': 1200},
            {'dataset_name': 'Broken', 'score': 'much'}
            """;

    private static Offerings read(String models) {
        return Offerings.of(new LlmStats(), "[" + models + "]", "2025-06-01");
    }

    private static String model(String id, String released, String scores) {
        return """
                {'organization': 'anthropic', 'model': '%s', 'name': 'Claude Sonnet 4', 'release_date': %s, 'qualitative_metrics': [%s]}
                """.formatted(id, released, scores);
    }

    private static List<BenchmarkPublished> scores(Offerings read, String listing) {
        return read.snapshot().words(Subject.model(listing)).stream()
                .map(ObservedStatement::data)
                .filter(BenchmarkPublished.class::isInstance)
                .map(BenchmarkPublished.class::cast)
                .toList();
    }

    @Test
    void a_score_says_who_measured_it_and_where() {
        var read = read(model("claude-sonnet-4-20250514", "'2025-05-22'", SCORES));
        var scores = scores(read, "anthropic/claude-sonnet-4-20250514");
        assertThat(scores).extracting(BenchmarkPublished::benchmark).containsExactly("gpqa", "mmlu");
        assertThat(scores).extracting(BenchmarkPublished::measuredBy).containsExactly("anthropic", null);
        assertThat(scores.getFirst().score().value()).isEqualByComparingTo("0.838");
        assertThat(read.snapshot().words(Subject.model("anthropic/claude-sonnet-4-20250514")))
                .extracting(word -> word.source().url())
                .containsExactly("https://vendor.example/news", "https://llm-stats.com");
        assertThat(read.snapshot().subjects()).contains(Subject.benchmark("gpqa"), Subject.benchmark("mmlu"));
        assertThat(read.skips())
                .containsExactlyInAnyOrder("duplicate_id 1", "score_is_no_fraction 1", "unparseable_score 1");
    }

    @Test
    void a_model_is_there_since_its_first_snapshot() {
        var read = read(model("claude-sonnet-4-20250514", "'2025-05-22'", "") + ","
                + model("claude-sonnet-4", "'2025-05-20'", ""));
        var word = read.snapshot()
                .words(Subject.model("anthropic/claude-sonnet-4"))
                .getFirst();
        assertThat(word.data()).isInstanceOf(ModelReleased.class);
        assertThat(word.effective()).hasToString("2025-05-20");
    }

    @Test
    void the_folder_of_the_repository_names_maker_and_model() {
        var adapter = new LlmStats();
        assertThat(adapter.takesFromFolder("anthropic/claude/model.json")).isTrue();
        assertThat(adapter.takesFromFolder("model.json")).isFalse();
        assertThat(adapter.takesFromFolder("a/b/c/model.json")).isFalse();
        var files = new TreeMap<String, byte[]>();
        files.put(
                "anthropic/claude-sonnet-4/model.json",
                "{\"name\": \"Claude Sonnet 4\", \"qualitative_metrics\": []}".getBytes(StandardCharsets.UTF_8));
        var whole = new String(adapter.ofFolder(new SourceFolder(files)), StandardCharsets.UTF_8);
        assertThat(Offerings.of(adapter, whole, "2025-06-01").snapshot().subjects())
                .contains(Subject.model("anthropic/claude-sonnet-4"));
    }
}
