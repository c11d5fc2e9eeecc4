package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.api.importer.DayFiles.Told;

/**
 * What one could have known on a day is what the file of that day says. The answers that are expected are worked out from the numbers that the
 * files are written from, without the importer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileOfThatDayIT {

    private static final Instant FIRST = Instant.parse("2025-03-01T12:00:00Z");
    private static final int DAYS = 24;

    @TempDir
    static Path folder;

    private SecondTracker tracker;

    @BeforeAll
    void start() {
        tracker = started();
    }

    private static SecondTracker started() {
        return SecondTracker.start(
                ImportingTracker.NOW, "--tracker.rate-limit=off", "--tracker.imports.allow-file-repositories=true");
    }

    @AfterAll
    void stop() {
        tracker.close();
    }

    static Stream<DayFiles> forms() {
        return DayFiles.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void answers_known_on_a_day_are_those_of_the_file_of_that_day(DayFiles form) {
        check(form, tracker);
    }

    @Test
    void answers_known_on_a_day_are_those_of_the_folders_of_that_day() {
        try (var other = started()) {
            var days = check(DayFiles.TREE, other);
            days.forEach((day, told) -> {
                var one = told.get("gpt-modelsdev-one");
                var two = told.get("gpt-modelsdev-two");
                assertThat(azure(other, "one", day)).as(day).isEqualTo(DayFiles.TREE.expected(one));
                assertThat(azure(other, "two", day))
                        .as(day)
                        .isEqualTo(two == null ? "nothing" : two.input() + " " + 2 * two.output());
            });
        }
    }

    private static String azure(SecondTracker tracker, String name, String day) {
        var items = tracker.http().get("/v1/models/openai/gpt-modelsdev-" + name + DayFiles.TREE.question(day));
        return items.status() == 404
                ? "nothing"
                : DayFiles.TREE.answered(items.json().path("data"), "azure");
    }

    /** @return what was told, by day */
    private static Map<String, Map<String, Told>> check(DayFiles form, SecondTracker tracker) {
        var days = new TreeMap<String, Map<String, Told>>();
        try (var repository = HistoryRepository.in(folder.resolve(form.toString()))) {
            var random = new Random(form.source().hashCode());
            var told = new TreeMap<String, Told>();
            for (var at : DailyCatalogues.days(FIRST, DAYS)) {
                change(told, random, form);
                repository.commit(at, form.files(told));
                days.put(at.toString().substring(0, 10), Map.copyOf(told));
            }
            var accepted = tracker.http()
                    .post(
                            "/v1/imports/" + form.source() + "/history",
                            "{\"repository\": \"%s\", \"path\": \"%s\"}".formatted(repository.url(), form.path()));
            var run = ImportRuns.ended(tracker.http(), accepted.header("Location"));
            assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
        }
        var expected = new ArrayList<String>();
        var answered = new ArrayList<String>();
        days.forEach((day, told) -> {
            for (var model : form.models()) {
                var one = told.get(model);
                expected.add(day + " " + model + " " + form.expected(one));
                answered.add(day + " " + model + " " + answered(form, tracker, model, day));
            }
        });
        assertThat(answered).isEqualTo(expected);
        return days;
    }

    /** Some of the models are listed, or priced otherwise; an end is set once, and may be moved while it is ahead. A catalogue lets one go. */
    private static void change(Map<String, Told> told, Random random, DayFiles form) {
        for (var model : form.models()) {
            if (told.isEmpty() || random.nextInt(5) == 0) {
                told.put(model, form.next(told.get(model), random));
            }
        }
        if (form.isWhole() && told.size() == form.models().size() && random.nextInt(3) == 0) {
            told.remove(form.models().get(random.nextInt(told.size())));
        }
    }

    private static String answered(DayFiles form, SecondTracker tracker, String model, String day) {
        var answer = tracker.http().get("/v1/models/openai/" + model + form.question(day));
        return answer.status() == 404 ? "nothing" : form.answered(answer.json().path("data"));
    }
}
