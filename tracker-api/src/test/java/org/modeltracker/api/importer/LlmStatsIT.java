package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.SecondTracker;

/** Scores of llm-stats, as its repository has them: one file for each model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LlmStatsIT {

    private static final Instant FIRST = Instant.parse("2025-03-01T12:00:00Z");
    private static final int DAYS = 12;

    @TempDir
    static Path folder;

    private SecondTracker tracker;

    @BeforeAll
    void start() {
        tracker = SecondTracker.start(
                ImportingTracker.NOW, "--tracker.rate-limit=off", "--tracker.imports.allow-file-repositories=true");
    }

    @AfterAll
    void stop() {
        tracker.close();
    }

    private static String file(String score) {
        return """
                {"name": "A model", "release_date": "2025-02-01", "qualitative_metrics": [
                  {"dataset_name": "Day Bench", "score": %s, "is_self_reported": true, "analysis_method": "0-shot",
                   "date_recorded": null, "source_link": "https://openai.example/news"}]}
                """.formatted(score);
    }

    @Test
    void scores_known_on_a_day_are_those_of_the_files_of_that_day() {
        var days = new TreeMap<String, Map<String, String>>();
        var models = List.of("gpt-llm-stats-one", "gpt-llm-stats-two", "gpt-llm-stats-three");
        try (var repository = HistoryRepository.in(folder.resolve("llm-stats"))) {
            var random = new Random(20);
            var scores = new HashMap<String, String>();
            for (var at : DailyCatalogues.days(FIRST, DAYS)) {
                scores.put(
                        models.get(random.nextInt(models.size())),
                        BigDecimal.valueOf(random.nextInt(1, 100), 2)
                                .stripTrailingZeros()
                                .toPlainString());
                var files = new HashMap<String, String>();
                scores.forEach(
                        (model, score) -> files.put("models/openai/%s/model.json".formatted(model), file(score)));
                repository.commit(at, files);
                days.put(at.toString().substring(0, 10), Map.copyOf(scores));
            }
            var accepted = tracker.http()
                    .post(
                            "/v1/imports/llm-stats/history",
                            "{\"repository\": \"%s\", \"path\": \"models\"}".formatted(repository.url()));
            var run = ImportRuns.ended(tracker.http(), accepted.header("Location"));
            assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
            assertThat(run.at("/terms/licence").asString()).isEqualTo("CC-BY-4.0");
        }
        var expected = new ArrayList<String>();
        var answered = new ArrayList<String>();
        days.forEach((day, scores) -> models.forEach(model -> {
            expected.add(day + " " + model + " " + scores.getOrDefault(model, "none"));
            answered.add(day + " " + model + " " + answered(model, day));
        }));
        assertThat(answered).isEqualTo(expected);
    }

    private String answered(String model, String day) {
        var answer = tracker.http().get("/v1/models/openai/" + model + "/benchmarks?observed_by=" + day);
        if (answer.status() == 404 || answer.json().path("data").isEmpty()) {
            return "none";
        }
        var item = answer.json().at("/data/0");
        assertThat(item.path("benchmark").asString()).isEqualTo("day-bench");
        assertThat(item.path("measured_by").asString()).isEqualTo("openai");
        assertThat(item.at("/source/url").asString()).isEqualTo("https://openai.example/news");
        return item.at("/score/value").decimalValue().stripTrailingZeros().toPlainString();
    }
}
