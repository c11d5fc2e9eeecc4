package org.modeltracker.api.importer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modeltracker.api.importer.ScoresOfThatDayIT.Told;

/**
 * The files of a source of scores, as its repository has them on a day, and what they mean.
 *
 * @param path what a history reads
 * @param writer takes the day and what is told of each model, and gives files by their paths
 * @param meaning benchmark, value, interval, votes and who measured it
 */
record ScoreFiles(
        String source,
        String licence,
        String path,
        BiFunction<String, Map<String, Told>, Map<String, String>> writer,
        Function<Told, String> meaning) {

    static final ScoreFiles LLM_STATS = new ScoreFiles(
            "llm-stats",
            "CC-BY-4.0",
            "models",
            ScoreFiles::llmStats,
            told -> "day-bench %s openai".formatted(hundredths(told.score())));

    static final ScoreFiles ARENA = new ScoreFiles(
            "arena",
            "MIT",
            "data",
            ScoreFiles::arena,
            told -> "arena-text %d %d %d %d arena"
                    .formatted(
                            1000 + told.score(),
                            1000 + told.score() - told.error(),
                            1000 + told.score() + told.error(),
                            100 * told.error()));

    static final ScoreFiles EPOCH = new ScoreFiles(
            "epoch",
            "MIT",
            "data/benchmarks_runs.csv",
            ScoreFiles::epoch,
            told -> "day-bench-of-epoch %s %s %s epoch-ai"
                    .formatted(
                            hundredths(told.score()),
                            tenThousandths(Math.max(0, 100 * told.score() - 196 * told.error())),
                            tenThousandths(Math.min(10_000, 100 * told.score() + 196 * told.error()))));

    List<String> models() {
        return ScoresOfThatDayIT.names(source);
    }

    Map<String, String> files(String day, Map<String, Told> told) {
        return writer.apply(day, told);
    }

    String expected(Told told) {
        return meaning.apply(told);
    }

    @Override
    public String toString() {
        return source;
    }

    private static Map<String, String> llmStats(String day, Map<String, Told> told) {
        var files = new HashMap<String, String>();
        told.forEach((model, one) ->
                files.put("models/openai/%s/model.json".formatted(model), """
                {"name": "A model", "release_date": "2025-02-01", "qualitative_metrics": [
                  {"dataset_name": "Day Bench", "score": %s, "is_self_reported": true, "analysis_method": "0-shot",
                   "date_recorded": null, "source_link": "https://openai.example/news"}]}
                """.formatted(hundredths(one.score()))));
        return files;
    }

    /** The folder keeps the days of before, with other numbers here. */
    private static Map<String, String> arena(String day, Map<String, Told> told) {
        var rows = told.entrySet().stream()
                .map(one -> """
                        {"rank": 1, "model": "%s", "vendor": "OpenAI", "license": "proprietary", "score": %d, "ci": %d, "votes": %d}
                        """.formatted(
                                one.getKey(),
                                1000 + one.getValue().score(),
                                one.getValue().error(),
                                100 * one.getValue().error()))
                .collect(Collectors.joining(","));
        var file = "{\"meta\": {\"leaderboard\": \"text\"}, \"models\": [%s]}".formatted(rows);
        return Map.of(
                "data/%s/text.json".formatted(day),
                file,
                "data/2025-02-28/text.json",
                file.replace("\"score\": 1", "\"score\": 2"),
                "data/latest.json",
                "{\"date\": \"%s\", \"path\": \"%s\"}".formatted(day, day));
    }

    private static Map<String, String> epoch(String day, Map<String, Told> told) {
        var rows = told.entrySet().stream()
                .map(one -> "r,Day bench of Epoch,%s_high,%s,choice:%s±%s,,,,Success\n"
                        .formatted(
                                one.getKey(),
                                hundredths(one.getValue().score()),
                                hundredths(one.getValue().score()),
                                hundredths(one.getValue().error())))
                .collect(Collectors.joining());
        return Map.of(
                "data/benchmarks_runs.csv",
                "id,task,model,Best score (across scorers),Scores,log viewer,logs,started_at,Status\n" + rows);
    }

    private static String hundredths(int number) {
        return plain(number, 2);
    }

    private static String tenThousandths(int number) {
        return plain(number, 4);
    }

    private static String plain(int number, int places) {
        return BigDecimal.valueOf(number, places).stripTrailingZeros().toPlainString();
    }
}
