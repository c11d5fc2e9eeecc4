package org.modeltracker.core.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.Facts;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.SourceKind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the rule costs where many publishers tell different prices of one offer: each claim is held against each other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ConflictResolverBenchmark {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 90;

    /** How many publishers, with one claim each. */
    @Param({"2", "10", "100", "1000"})
    public int claims;

    private @Nullable VisibleClaims seen;

    @Setup
    public void tell() {
        var facts = IntStream.range(0, claims).mapToObj(ConflictResolverBenchmark::fact);
        seen = new VisibleClaims(RecordedFacts.of(facts.toList()).claims(), List.of());
    }

    @Benchmark
    public @Nullable Object verdict() {
        return new ConflictResolver(FactType.Kind.STATE, seen).verdict(seen.claims());
    }

    private static Facts fact(int n) {
        var kinds = SourceKind.values();
        return Facts.price(Facts.MODEL, FIRST.plusDays(n % DAYS).toString(), "input", String.valueOf(1 + n % 7))
                .by("publisher-" + n, kinds[n % kinds.length]);
    }
}
