package org.modeltracker.core.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;

/**
 * How scores were measured. Only scores of one version and setting are ranked together.
 *
 * @param metric null if the source does not say, as are the others
 */
public record ScoreSetting(
        @Nullable String metric,
        @Nullable String variant,
        @Nullable String harness,
        @Nullable String effort) {

    private static final Comparator<ScoreSetting> ORDER = Comparator.comparing(ScoreSetting::stated)
            .thenComparing(setting -> setting.parts().toString());

    /** What a reader asks for; null leaves the choice to the leaderboard, an empty text asks for scores that do not say it. */
    public record Wanted(
            @Nullable String version,
            @Nullable String metric,
            @Nullable String variant,
            @Nullable String harness,
            @Nullable String effort) {

        /** Whatever is the most usual. */
        public static final Wanted USUAL = new Wanted(null, null, null, null, null);

        /** The default setting of a version. */
        public static Wanted version(@Nullable String version) {
            return new Wanted(version, null, null, null, null);
        }

        boolean admits(ScoreSetting setting) {
            return admits(metric, setting.metric)
                    && admits(variant, setting.variant)
                    && admits(harness, setting.harness)
                    && admits(effort, setting.effort);
        }

        private ScoreSetting literally() {
            return new ScoreSetting(given(metric), given(variant), given(harness), given(effort));
        }

        private static boolean admits(@Nullable String wanted, @Nullable String value) {
            return wanted == null || Objects.equals(given(wanted), value);
        }

        static @Nullable String given(@Nullable String wanted) {
            return wanted == null || wanted.isEmpty() ? null : wanted;
        }
    }

    static ScoreSetting of(Answer answer) {
        return of(answer.question().key());
    }

    private static ScoreSetting of(SortedMap<String, String> key) {
        return new ScoreSetting(key.get("metric"), key.get("variant"), key.get("harness"), key.get("effort"));
    }

    /** The commonest setting that a reader admits, by models; of equally common ones, the one that states least. */
    static ScoreSetting usual(List<Answer> scores, Wanted wanted) {
        return models(scores).entrySet().stream()
                .filter(entry -> wanted.admits(entry.getKey()))
                .max(Comparator.comparing((Map.Entry<ScoreSetting, Long> entry) -> entry.getValue())
                        .thenComparing(entry -> entry.getKey(), ORDER.reversed()))
                .map(Map.Entry::getKey)
                .orElseGet(wanted::literally);
    }

    /** How many models have a score in each setting. */
    static SortedMap<ScoreSetting, Long> models(List<Answer> scores) {
        return scores.stream()
                .collect(Collectors.groupingBy(
                        ScoreSetting::of,
                        () -> new TreeMap<>(ORDER),
                        Collectors.mapping(
                                answer -> answer.question().subject(),
                                Collectors.collectingAndThen(Collectors.toSet(), models -> (long) models.size()))));
    }

    private long stated() {
        return parts().stream().filter(Objects::nonNull).count();
    }

    private List<@Nullable String> parts() {
        return Stream.of(metric, variant, harness, effort).toList();
    }
}
