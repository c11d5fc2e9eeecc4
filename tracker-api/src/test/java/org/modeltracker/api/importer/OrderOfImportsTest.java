package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.core.model.PartialDate;

/** The order in which snapshots are imported does not matter: only that in which they were taken. */
class OrderOfImportsTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    static Stream<Integer> seeds() {
        return IntStream.range(0, 100).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_order_of_snapshots_days_apart_comes_to_the_same(int seed) {
        sameInEveryOrder(seed, Duration.ofDays(3), 4);
    }

    /** A value within a day corrects the one before, so the distances matter too. */
    @ParameterizedTest
    @MethodSource("seeds")
    void every_order_of_three_snapshots_hours_apart_comes_to_the_same(int seed) {
        sameInEveryOrder(seed, Duration.ofHours(10), 3);
    }

    /** Some within a day of each other and some not, in whatever mixture. */
    @ParameterizedTest
    @MethodSource("seeds")
    void every_order_of_five_snapshots_in_two_days_and_a_half_comes_to_the_same(int seed) {
        sameInEveryOrder(seed, Duration.ofHours(10), 4);
        var random = new Random(seed);
        var snapshots = new TreeMap<Instant, Catalogue>();
        while (snapshots.size() < 5) {
            snapshots.put(START.plus(Duration.ofHours(random.nextInt(60))), Catalogue.random(random));
        }
        sameInEveryOrder(snapshots, random);
    }

    private static void sameInEveryOrder(int seed, Duration apart, int count) {
        var random = new Random(seed);
        var snapshots = new TreeMap<Instant, Catalogue>();
        for (int i = 0; i < count; i++) {
            snapshots.put(START.plus(apart.multipliedBy(i)), Catalogue.random(random));
        }
        sameInEveryOrder(snapshots, random);
    }

    private static void sameInEveryOrder(TreeMap<Instant, Catalogue> snapshots, Random random) {
        var ordered = new MemoryLog();
        snapshots.forEach((time, catalogue) -> ordered.take(catalogue.snapshot(), PartialDate.at(time)));
        for (int i = 0; i < 6; i++) {
            var order = new ArrayList<>(snapshots.keySet());
            Collections.shuffle(order, random);
            var other = new MemoryLog();
            order.forEach(time -> other.take(snapshots.get(time).snapshot(), PartialDate.at(time)));
            for (var by : snapshots.keySet()) {
                assertThat(other.courses(by))
                        .as("observed by %s after imports in the order %s of %s", by, order, describe(snapshots))
                        .isEqualTo(ordered.courses(by));
            }
        }
    }

    private static List<String> describe(TreeMap<Instant, Catalogue> snapshots) {
        return snapshots.entrySet().stream()
                .map(entry -> "\n" + entry.getKey() + " " + entry.getValue().json())
                .toList();
    }
}
