package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.api.SecondTracker;

/**
 * What one could have known on a day is what the file of that day says. The answers that are expected are worked out from the numbers that the
 * files are written from, without the importer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileOfThatDayIT {

    private static final Instant FIRST = Instant.parse("2025-03-01T12:00:00Z");
    private static final int DAYS = 24;
    /** The names of the models of each source end so: no source speaks of another one's. */
    private static final List<String> ENDINGS = List.of("one", "two", "three", "four", "five");

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

    /** What a source says of a model on a day; null where it does not list it. */
    record Told(int input, int output, String state) {}

    /** Writes the file of one day. */
    interface Writer {
        String file(Map<String, Told> told);
    }

    record Form(String source, String publisher, String path, Writer writer, boolean hasPrices) {
        List<String> models() {
            return ENDINGS.stream()
                    .map(ending -> "gpt-" + source + "-" + ending)
                    .toList();
        }

        @Override
        public String toString() {
            return source;
        }
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form("litellm", "litellm", "prices.json", FileOfThatDayIT::liteLlm, true),
                new Form("genai-prices", "genai-prices", "data.json", FileOfThatDayIT::genai, true),
                new Form("llm-prices", "llm-prices", "data/openai.json", FileOfThatDayIT::llmPrices, true),
                new Form(
                        "modeldeprecations",
                        "modeldeprecations.dev",
                        "models.json",
                        FileOfThatDayIT::deprecations,
                        false),
                new Form("deprecations-info", "deprecations.info", "deprecations.json", FileOfThatDayIT::info, false));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void answers_known_on_a_day_are_those_of_the_file_of_that_day(Form form) {
        var days = new TreeMap<String, Map<String, Told>>();
        try (var repository = HistoryRepository.in(folder.resolve(form.source()))) {
            var random = new Random(form.source().hashCode());
            var told = new TreeMap<String, Told>();
            for (var at : DailyCatalogues.days(FIRST, DAYS)) {
                change(told, random, form);
                repository.commit(
                        at, Map.of(form.path(), form.writer().file(told).replace('\'', '"')));
                days.put(at.toString().substring(0, 10), Map.copyOf(told));
            }
            var path = form.path().startsWith("data/") ? "data" : form.path();
            var accepted = tracker.http()
                    .post(
                            "/v1/imports/" + form.source() + "/history",
                            "{\"repository\": \"%s\", \"path\": \"%s\"}".formatted(repository.url(), path));
            var run = ImportRuns.ended(tracker.http(), accepted.header("Location"));
            assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
        }
        var expected = new ArrayList<String>();
        var answered = new ArrayList<String>();
        days.forEach((day, told) -> {
            for (var model : form.models()) {
                var one = told.get(model);
                expected.add(day + " " + model + " " + expected(form, one));
                answered.add(day + " " + model + " " + answered(form, model, day));
            }
        });
        assertThat(answered).isEqualTo(expected);
    }

    /** Some of the models are listed, or priced otherwise; an end is set once, and may be moved while it is ahead. */
    private static void change(Map<String, Told> told, Random random, Form form) {
        for (var model : form.models()) {
            if (told.isEmpty() || random.nextInt(5) == 0) {
                told.put(
                        model,
                        form.hasPrices()
                                ? new Told(1 + random.nextInt(50), 1 + random.nextInt(90), "")
                                : new Told(
                                        0,
                                        0,
                                        "2025-%02d-%02d".formatted(5 + random.nextInt(6), 1 + random.nextInt(28))));
            }
        }
    }

    /** A notice of January, and an end on the day that the state names. */
    private static String expected(Form form, Told told) {
        return told == null ? "nothing" : form.hasPrices() ? told.input + " " + told.output : told.state;
    }

    private String answered(Form form, String model, String day) {
        var fact = form.hasPrices() ? "pricing" : "access";
        var items = tracker.http()
                .get("/v1/models/openai/" + model + "/" + fact + "?observed_by=" + day
                        + (form.hasPrices() ? "" : "&effective_at=2025-12-31"))
                .json()
                .path("data");
        for (var item : items) {
            for (var claim : item.path("claims")) {
                if (claim.at("/source/publisher").asString().equals(form.publisher())) {
                    return form.hasPrices()
                            ? claim.at("/data/prices/0/amount").asString() + " "
                                    + claim.at("/data/prices/1/amount").asString()
                            : item.path("since").asString();
                }
            }
        }
        return "nothing";
    }

    private static String each(Map<String, Told> told, BiFunction<String, Told, String> entry) {
        return told.entrySet().stream()
                .map(one -> entry.apply(one.getKey(), one.getValue()))
                .reduce((one, other) -> one + "," + other)
                .orElse("");
    }

    private static String liteLlm(Map<String, Told> told) {
        return "{"
                + each(
                        told,
                        (model, one) ->
                                "'%s': {'litellm_provider': 'openai', 'input_cost_per_token': %de-06, 'output_cost_per_token': %de-06}"
                                        .formatted(model, one.input, one.output))
                + "}";
    }

    private static String genai(Map<String, Told> told) {
        return "[{'id': 'openai', 'name': 'OpenAI', 'models': ["
                + each(
                        told,
                        (model, one) -> "{'id': '%s', 'name': '%s', 'prices': {'input_mtok': %d, 'output_mtok': %d}}"
                                .formatted(model, model, one.input, one.output))
                + "]}]";
    }

    private static String llmPrices(Map<String, Told> told) {
        return "{'vendor': 'openai', 'models': ["
                + each(
                        told,
                        (model, one) ->
                                "{'id': '%s', 'name': '%s', 'price_history': [{'input': %d, 'output': %d, 'input_cached': null, 'from_date': null, 'to_date': null}]}"
                                        .formatted(model, model, one.input, one.output))
                + "]}";
    }

    private static String deprecations(Map<String, Told> told) {
        return "{'models': ["
                + each(
                        told,
                        (model, one) ->
                                "{'provider': 'openai', 'model': '%s', 'name': '%s', 'status': 'deprecated', 'deprecated_on': '2025-01-05', 'shutdown_on': '%s'}"
                                        .formatted(model, model, one.state))
                + "]}";
    }

    private static String info(Map<String, Told> told) {
        return "["
                + each(
                        told,
                        (model, one) ->
                                "{'provider': 'OpenAI', 'model_id': '%s', 'model_name': '%s', 'announcement_date': '2025-01-05', 'shutdown_date': '%s', 'replacement_model': ''}"
                                        .formatted(model, model, one.state))
                + "]";
    }
}
