package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.importer.Catalogue;
import org.modeltracker.core.identity.ListingSubject;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;

/** What the runs of Epoch AI say, from its table of runs and from the files of its hub. */
class EpochRunsTest {

    private static final EpochRuns ADAPTER = new EpochRuns();
    private static final String NAMES =
            "\uFEFFid,task,model,Best score (across scorers),Scores,log viewer,logs,started_at,Status,task version\n";
    private static final String NAMES_OF_HUB =
            "Model version,mean_score,Best score (across scorers),Release date,stderr,Log viewer,Started at,id\n";

    private static Offerings runs(String... rows) {
        var file = NAMES + String.join("\n", rows) + "\n";
        return new Offerings(Catalogue.read(ADAPTER, file, PartialDate.parse("2025-12-01")));
    }

    @Test
    void a_run_is_a_score_of_its_day_with_an_interval_and_a_log() {
        var read = runs(
                "V3Y,GPQA diamond,gpt-5.1_medium,0.850,choice:0.85±0.02,https://logs.example/V3Y,,17 November 2025 4:28pm,Success,1.0.1",
                "V3Z,MATH level 5,claude-3-7-sonnet-20250219_16K,0.562,\"exact:0.52±0.01,graded:0.56±0.03\",,,\"14 April 2025 6:40pm\",Success,",
                "V4A,OTIS Mock AIME,DeepSeek-R1,0.000,graded:0±0,,,,Success,");
        var listing = "epoch-ai/gpt-5.1";
        assertThat(Scores.of(read.snapshot(), listing))
                .containsExactly("gpqa-diamond 0.850 0.8108–0.8892 at 0.95 medium");
        assertThat(Scores.published(read.snapshot(), listing).getFirst().measuredBy())
                .isEqualTo("epoch-ai");
        var word = read.snapshot().words(Subject.model(listing)).getFirst();
        assertThat(word.effective()).hasToString("2025-11-17");
        assertThat(word.quote()).isEqualTo("choice:0.85±0.02");
        assertThat(word.source().url()).isEqualTo("https://logs.example/V3Y");
        assertThat(word.source().locator()).isEqualTo("GPQA diamond: gpt-5.1_medium, run V3Y, task version 1.0.1");
        assertThat(Scores.of(read.snapshot(), "epoch-ai/claude-3-7-sonnet-20250219"))
                .containsExactly("math-level-5 0.562 0.5032–0.6208 at 0.95 16k");
        assertThat(Scores.of(read.snapshot(), new ListingSubject("epoch-ai", "DeepSeek-R1").subjectId()))
                .containsExactly("otis-mock-aime 0.000");
        assertThat(read.snapshot().identity(Subject.model(listing)).data().sameAs())
                .isEqualTo("openai/gpt-5.1");
    }

    @Test
    void of_several_runs_of_one_setting_the_newest_counts() {
        var read = runs(
                "a,GPQA,o3_high,0.1,,,,26 January 2025 7:00pm,Success,",
                "b,GPQA,o3_high,0.3,,,,12 March 2025 5:23pm,Success,",
                "c,GPQA,o3_high,0.2,,,,27 February 2025 9:16am,Success,",
                "d,GPQA,o3_low,0.4,,,,27 February 2025 9:16am,Success,");
        assertThat(Scores.of(read.snapshot(), "epoch-ai/o3")).containsExactly("gpqa 0.3 high", "gpqa 0.4 low");
        assertThat(read.skips()).containsExactly("older_score 2");
    }

    @Test
    void rows_that_say_nothing_are_skipped_by_name() {
        var read = runs(
                "a,GPQA,gpt-5.1,0.5,,,,,Success,",
                "b,GPQA,gpt-5,0.5,,,,,Error,",
                "c,GPQA,,0.5,,,,,Success,",
                "d,GPQA,gpt-5,,,,,,Success,",
                "e,GPQA,gpt-5,50,,,,,Success,",
                "f,GPQA,gpt-5,half,,,,,Success,",
                "g,GPQA,gpt-5,1e-999999999,,,,,Success,",
                "h,GPQA,gpt-5,0.5,,,,some day,Success,");
        assertThat(read.snapshot().subjects())
                .contains(Subject.model("epoch-ai/gpt-5.1"))
                .doesNotContain(Subject.model("epoch-ai/gpt-5"));
        assertThat(read.skips())
                .containsExactly(
                        "run_without_model 1",
                        "run_without_score 1",
                        "run_without_success 1",
                        "score_is_no_fraction 2",
                        "unparseable_date 1",
                        "unparseable_score 1");
    }

    @Test
    void a_file_that_is_no_table_of_runs_is_refused() {
        for (var file : List.of(
                "", "a,b\n1,2\n", "<html>", "task,task\n", NAMES + "\"V3Y,GPQA", NAMES_OF_HUB + "gpt-5,1,1\n")) {
            assertThatThrownBy(() -> Catalogue.read(ADAPTER, file, PartialDate.parse("2025-12-01")))
                    .as(file)
                    .isInstanceOf(BrokenSnapshot.class);
        }
    }

    @Test
    void each_file_of_the_hub_is_a_benchmark_and_scores_of_others_are_left_out() {
        assertThat(ADAPTER.takesFromFolder("benchmark_data/gpqa_diamond.csv")).isTrue();
        assertThat(ADAPTER.takesFromFolder("README.md")).isFalse();
        var files = new TreeMap<>(Map.of(
                "gpqa_diamond.csv",
                NAMES_OF_HUB + "gpt-5.1_high,0.9,0.9,2025-11-13,0.0134565,,2026-08-14T18:29:12.000Z,XyV\n",
                "aider_polyglot_external.csv",
                "Model version,Percent correct,Source,id\ngpt-5.1_high,88,Aider,rec\n",
                "broken.csv",
                "\"gpt"));
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        var whole = new String(ADAPTER.ofFolder(new SourceFolder(bytes)), StandardCharsets.UTF_8);
        var read = new Offerings(Catalogue.read(ADAPTER, whole, PartialDate.parse("2026-09-01")));
        assertThat(Scores.of(read.snapshot(), "epoch-ai/gpt-5.1"))
                .containsExactly("gpqa-diamond 0.9 0.8736–0.9264 at 0.95 high");
        assertThat(read.snapshot().words(Subject.model("epoch-ai/gpt-5.1")))
                .extracting(word -> word.effective() + " " + word.quote())
                .containsExactly("2026-08-14 stderr 0.0134565");
        assertThat(read.skips()).containsExactly("run_without_model 1");
    }
}
