package org.modeltracker.core.benchmark;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkDefined;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.InputError;

/**
 * The unit of the scores of one benchmark.
 *
 * @param unit null if no source defines it
 * @param unbounded whether scores above 100 percent are possible
 */
record BenchmarkUnit(String benchmark, @Nullable ScoreUnit unit, boolean unbounded) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** @param definitions of the benchmark; that of the version counts, else the newest one with a unit */
    static BenchmarkUnit of(String benchmark, @Nullable String version, List<? extends ClaimData> definitions) {
        var defined = definitions.stream()
                .flatMap(claim -> claim instanceof BenchmarkDefined definition ? Stream.of(definition) : Stream.empty())
                .toList();
        var ofVersion = defined.stream()
                .filter(definition -> Objects.equals(Versions.spelled(definition.version()), Versions.spelled(version)))
                .toList();
        var unit = Stream.of(defined, ofVersion)
                .flatMap(List::stream)
                .flatMap(definition -> Stream.ofNullable(definition.unit()))
                .reduce((first, second) -> second)
                .orElse(null);
        boolean unbounded =
                defined.stream().anyMatch(definition -> Objects.equals(definition.unbounded(), Boolean.TRUE));
        return new BenchmarkUnit(benchmark, ScoreUnit.ofNullable(unit), unbounded);
    }

    /** Whether a score is on the same line as the others of the benchmark. */
    boolean takes(Score score) {
        return faults(score).findAny().isEmpty();
    }

    Stream<InputError> faults(Score score) {
        var given = score.scoreUnit();
        if (given != null && unit != null && !given.convertsTo(unit)) {
            return Stream.of(new InputError(
                    "/score/unit", "is %s, but the unit of %s is %s".formatted(given.name(), benchmark, unit.name())));
        }
        var meant = given == null ? unit : given;
        return meant != null && meant.isShare() && !unbounded && isAboveWhole(score, meant)
                ? Stream.of(new InputError(
                        "/score",
                        "is above 100 percent, which %s does not allow (unit %s)".formatted(benchmark, meant.name())))
                : Stream.empty();
    }

    private static boolean isAboveWhole(Score score, ScoreUnit meant) {
        return score.exceeds(meant.equals(ScoreUnit.PERCENT) ? WHOLE : BigDecimal.ONE);
    }
}
