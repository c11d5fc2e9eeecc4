package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.api.SecondTracker;
import tools.jackson.databind.JsonNode;

/**
 * The scores that one could have known on a day are those of the files of that day. The answers that are expected are worked out from the
 * numbers that the files are written from, without the importer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoresOfThatDayIT {

    private static final Instant FIRST = Instant.parse("2025-03-01T12:00:00Z");
    private static final int DAYS = 24;

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

    /** What a source says of a model on a day, in hundredths or points. */
    record Told(int score, int error) {}

    @ParameterizedTest
    @MethodSource("forms")
    void scores_known_on_a_day_are_those_of_the_files_of_that_day(ScoreFiles form) {
        var days = new TreeMap<String, Map<String, Told>>();
        try (var repository = HistoryRepository.in(folder.resolve(form.source()))) {
            var random = new Random(form.source().hashCode());
            var told = new TreeMap<String, Told>();
            for (var at : DailyCatalogues.days(FIRST, DAYS)) {
                form.models().stream()
                        .filter(model -> told.isEmpty() || random.nextInt(4) == 0)
                        .forEach(model -> told.put(model, new Told(1 + random.nextInt(98), 1 + random.nextInt(9))));
                var day = at.toString().substring(0, 10);
                repository.commit(at, form.files(day, told));
                days.put(day, Map.copyOf(told));
            }
            var accepted = tracker.http()
                    .post(
                            "/v1/imports/" + form.source() + "/history",
                            "{\"repository\": \"%s\", \"path\": \"%s\"}".formatted(repository.url(), form.path()));
            var run = ImportRuns.ended(tracker.http(), accepted.header("Location"));
            assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
            assertThat(run.at("/terms/licence").asString()).isEqualTo(form.licence());
        }
        var expected = new ArrayList<String>();
        var answered = new ArrayList<String>();
        days.forEach((day, told) -> form.models().forEach(model -> {
            var one = told.get(model);
            expected.add(day + " " + model + " " + (one == null ? "none" : form.expected(one)));
            answered.add(day + " " + model + " " + answered(model, day));
        }));
        assertThat(answered).isEqualTo(expected);
    }

    static Stream<ScoreFiles> forms() {
        return Stream.of(ScoreFiles.LLM_STATS, ScoreFiles.ARENA, ScoreFiles.EPOCH);
    }

    /** Benchmark, value, interval, votes and who measured it. */
    private String answered(String model, String day) {
        var answer = tracker.http().get("/v1/models/openai/" + model + "/benchmarks?observed_by=" + day);
        if (answer.status() == 404 || answer.json().path("data").isEmpty()) {
            return "none";
        }
        assertThat(answer.json().path("data")).hasSize(1);
        var item = answer.json().at("/data/0");
        return Stream.of(
                        item.path("benchmark"),
                        item.at("/score/value"),
                        item.at("/confidence_interval/low"),
                        item.at("/confidence_interval/high"),
                        item.path("votes"),
                        item.path("measured_by"))
                .map(ScoresOfThatDayIT::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String text(JsonNode node) {
        return node.isNumber()
                ? node.decimalValue().stripTrailingZeros().toPlainString()
                : node.isString() ? node.asString() : "";
    }

    static List<String> names(String source) {
        return List.of("gpt-" + source + "-one", "gpt-" + source + "-two", "gpt-" + source + "-three");
    }
}
