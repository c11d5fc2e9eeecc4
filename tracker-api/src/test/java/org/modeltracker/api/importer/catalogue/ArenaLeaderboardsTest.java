package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkDefined;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.Subject;

/** What the leaderboards of the arena say. */
class ArenaLeaderboardsTest {

    private static final ArenaLeaderboards ADAPTER = new ArenaLeaderboards();

    private static String board(String name, String... rows) {
        return """
                {'meta': {'leaderboard': '%s', 'source_url': 'https://arena.example/%s', 'fetched_at': '2026-04-19T04:38:02+00:00',
                 'last_updated': null, 'model_count': %d}, 'models': [%s]}
                """.formatted(name, name, rows.length, String.join(",", rows));
    }

    private static String row(String model, String vendor, String rest) {
        return "{'rank': 1, 'model': '%s', 'vendor': %s, 'license': null, %s}".formatted(model, vendor, rest);
    }

    private static Offerings read(String file) {
        return Offerings.of(ADAPTER, file, "2026-04-19");
    }

    @Test
    void a_rating_has_its_interval_its_votes_and_who_measured_it() {
        var read = read(board("text", row("claude-opus-4-6", "'Anthropic'", "'score': 1497, 'ci': 5, 'votes': 19373")));
        var listing = "anthropic/claude-opus-4-6";
        assertThat(Scores.of(read.snapshot(), listing))
                .containsExactly("arena-text 1497 1492–1502 at 0.95 19373 votes");
        var score = Scores.published(read.snapshot(), listing).getFirst();
        assertThat(score.measuredBy()).isEqualTo("arena");
        assertThat(score.score().unit()).isEqualTo("elo");
        var word = read.snapshot().words(Subject.model(listing)).getFirst();
        assertThat(word.basis()).isEqualTo(EffectiveBasis.FIRST_SEEN);
        assertThat(word.source().publisher()).isEqualTo("arena");
        assertThat(word.source().kind()).isEqualTo(SourceKind.EVALUATOR);
        assertThat(word.source().via()).isEqualTo("arena-ai-leaderboards");
        var defined = (BenchmarkDefined) read.snapshot()
                .words(Subject.benchmark("arena-text"))
                .getFirst()
                .data();
        assertThat(defined.url()).isEqualTo("https://arena.example/text");
        assertThat(read.snapshot().words(Subject.model("anthropic/claude-opus-4.6")))
                .extracting(introduced -> introduced.source().kind())
                .containsExactly(SourceKind.CATALOGUE);
    }

    @Test
    void a_name_says_how_the_model_was_run() {
        var read = read(board(
                "code",
                row("claude-opus-4-5-20251101-thinking-32k", "'Anthropic'", "'score': 1491, 'ci': 7, 'votes': 13066"),
                row("gpt-5.4-high (codex-harness)", "'OpenAI'", "'score': 1480, 'ci': null, 'votes': null"),
                row("gemini-3-flash (thinking-minimal)", "'Google'", "'score': 1450, 'ci': 9, 'votes': 10"),
                row("mimo-v2-flash (non-thinking)", "'Xiaomi'", "'score': 1400, 'ci': 9, 'votes': 10"),
                row("nano-picture (banana) [web-search]", "null", "'score': 1300, 'ci': 9, 'votes': 10")));
        assertThat(Scores.of(read.snapshot(), "anthropic/claude-opus-4-5-20251101-thinking"))
                .containsExactly("arena-code 1491 1484–1498 at 0.95 13066 votes 32k");
        assertThat(Scores.of(read.snapshot(), "openai/gpt-5.4-high")).containsExactly("arena-code 1480 in codex");
        assertThat(Scores.of(read.snapshot(), "google/gemini-3-flash"))
                .containsExactly("arena-code 1450 1441–1459 at 0.95 10 votes minimal");
        assertThat(Scores.of(read.snapshot(), "xiaomi/mimo-v2-flash-non-thinking"))
                .hasSize(1);
        assertThat(Scores.of(read.snapshot(), "arena/nano-picture"))
                .containsExactly("arena-code 1300 1291–1309 at 0.95 10 votes in web-search");
        assertThat(read.snapshot().unresolved()).containsExactly("arena/nano-picture");
    }

    @Test
    void rows_and_boards_that_cannot_be_read_leave_the_others() {
        var good = row("gpt-5.2", "'OpenAI'", "'score': 1400, 'ci': 7, 'votes': 100");
        var read = read("["
                + String.join(
                        ",",
                        board(
                                "text",
                                good,
                                good,
                                row("gpt-5.1", "'OpenAI'", "'score': null, 'ci': null, 'votes': null"),
                                row("gpt-5", "'OpenAI'", "'score': 'high', 'ci': 7, 'votes': 100"),
                                row("gpt-4", "'OpenAI'", "'score': 1200, 'ci': -7, 'votes': 100"),
                                row("gpt-3", "'OpenAI'", "'score': 1200, 'ci': 7, 'votes': -1")),
                        "'latest.json'",
                        "{'models': []}")
                + "]");
        assertThat(Scores.of(read.snapshot(), "openai/gpt-5.2"))
                .containsExactly("arena-text 1400 1393–1407 at 0.95 100 votes");
        assertThat(read.skips())
                .containsExactly(
                        "negative_interval 1",
                        "negative_votes 1",
                        "older_score 1",
                        "score_without_value 1",
                        "unparseable_entry 2",
                        "unparseable_score 1");
    }

    @Test
    void of_a_folder_of_days_the_last_day_counts() {
        assertThat(List.of("2026-04-19/text.json", "2026-04-19/text-to-image.json", "text.json"))
                .allMatch(ADAPTER::takesFromFolder);
        assertThat(List.of("latest.json", "2026-04-19/_index.json", "a/b/text.json", "readme.md"))
                .noneMatch(ADAPTER::takesFromFolder);
        assertThat(ADAPTER.newest(new TreeSet<>(
                        List.of("2026-04-18/text.json", "2026-04-19/code.json", "2026-04-19/text.json", "text.json"))))
                .containsExactly("2026-04-19/code.json", "2026-04-19/text.json");
        var files = new TreeMap<>(Map.of(
                "2026-04-19/code.json",
                "{".getBytes(StandardCharsets.UTF_8),
                "2026-04-19/text.json",
                board("text", row("gpt-5.2", "'OpenAI'", "'score': 1400, 'ci': 7, 'votes': 100"))
                        .replace('\'', '"')
                        .getBytes(StandardCharsets.UTF_8)));
        var whole = new String(ADAPTER.ofFolder(new SourceFolder(files)), StandardCharsets.UTF_8);
        var read = read(whole);
        assertThat(Scores.of(read.snapshot(), "openai/gpt-5.2")).hasSize(1);
        assertThat(read.skips()).containsExactly("unparseable_entry 1");
    }
}
