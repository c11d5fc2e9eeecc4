package org.modeltracker.api.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One log, read by the release before and by this one: each answer at each time. {@code -Dprevious.jar=<file>} by src/bench/build-release, and
 * {@code -Dimport.data=<folder>}; left out without them.
 */
class PreviousReleaseIT {

    private static final int SAID_EVERY = 5_000;
    private static final int REFUSED = 400;

    @TempDir
    Path directory;

    private final Map<ChangedRule, Integer> explained = new EnumMap<>(ChangedRule.class);
    private final List<AnswerDifference> unexplained = new ArrayList<>();
    private final ChangedModels changed = new ChangedModels();
    private int repeated;
    private int compared;

    @Test
    void answers_differ_only_where_a_rule_changed() throws Exception {
        try (var releases = ReleasePair.start(directory, RecordedCatalogues::into)) {
            EveryAnswer.of(releases.previous().http()).addresses().forEach(address -> compare(releases, address));
        }
        System.out.printf("%d answers compared%n", compared);
        explained.forEach((rule, count) -> System.out.printf("%6d  %s%n", count, rule.words()));
        System.out.printf("%6d  lists that repeat them%n", repeated);
        assertThat(unexplained)
                .as("no rule explains%n%s", ChangedRule.summary(unexplained.stream()))
                .isEmpty();
        assertThat(explained).as("the rules are told apart").containsKey(ChangedRule.OFFICIAL_STAYS);
    }

    private void compare(ReleasePair releases, String address) {
        var before = releases.previous().http().get(address);
        if (before.status() == REFUSED) {
            return; // the release before did not take this question
        }
        var now = releases.current().http().get(address);
        assertThat(now.status()).as(address).isEqualTo(before.status());
        AnswerDifference.between(
                        address,
                        WholeList.of(releases.previous().http(), address, before),
                        WholeList.of(releases.current().http(), address, now))
                .forEach(this::explain);
        if (++compared % SAID_EVERY == 0) {
            System.out.printf("%d answers compared, %d differences unexplained%n", compared, unexplained.size());
        }
    }

    private void explain(AnswerDifference difference) {
        var rule = ChangedRule.of(difference);
        if (rule.isPresent()) {
            explained.merge(rule.get(), 1, Integer::sum);
            changed.add(difference);
        } else if (changed.areRepeatedBy(difference)) {
            repeated++;
        } else {
            unexplained.add(difference);
        }
    }
}
