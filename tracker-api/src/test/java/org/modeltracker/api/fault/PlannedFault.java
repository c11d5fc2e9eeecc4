package org.modeltracker.api.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;

/**
 * A fault, on which node, how long, and after which quiet time.
 *
 * @param node its number
 */
record PlannedFault(FaultKind kind, int node, Duration quiet, Duration length) {

    /** Every kind comes before any comes again. The same seed and site give the same plan. */
    static List<PlannedFault> plan(long seed, int count, int nodes, BiPredicate<FaultKind, Integer> possible) {
        var random = new Random(seed);
        var plan = new ArrayList<PlannedFault>();
        while (plan.size() < count) {
            var kinds = new ArrayList<>(List.of(FaultKind.values()));
            Collections.shuffle(kinds, random);
            for (var kind : kinds) {
                int node = random.nextInt(nodes);
                var quiet = Duration.ofMillis(200 + random.nextInt(1_500));
                long longest = kind.longest().toMillis();
                var length = Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
                if (possible.test(kind, node) && plan.size() < count) {
                    plan.add(new PlannedFault(kind, node, quiet, length));
                }
            }
        }
        return plan;
    }

    @Override
    public String toString() {
        return "%s at node %d for %d ms".formatted(kind, node, length.toMillis());
    }
}
