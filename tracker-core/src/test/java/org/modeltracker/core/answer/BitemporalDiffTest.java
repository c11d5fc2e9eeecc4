package org.modeltracker.core.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.answer.BitemporalDiff.BitemporalRectangle;
import org.modeltracker.core.answer.ValidTimeline.Period;
import org.modeltracker.core.claim.RandomLog;
import org.modeltracker.core.model.FactKey;

/** What must hold for any sequence of events. {@code -Dtest.seed=17} tries one alone. */
class BitemporalDiffTest {

    private static final int SEQUENCES = 300;
    private static final int LENGTH = 24;
    private static final int TEN_THOUSAND = 10_000;
    private static final int SHORT = 10;
    private static final Map<Long, RecordedFacts> LOGS =
            seeds().boxed().collect(Collectors.toMap(seed -> seed, seed -> RandomLog.of(seed, LENGTH, "lab")));

    /** Something to hold for one question of one random log. */
    private interface Property {
        void check(RecordedFacts told, FactKey question, RandomGenerator random);
    }

    @Test
    void rectangles_grown_in_batches_equal_those_computed_at_once() {
        everywhere((told, question, random) ->
                assertThat(grown(told, question, random)).containsExactlyInAnyOrderElementsOf(atOnce(told, question)));
    }

    @Test
    void the_answer_as_of_a_position_is_the_answer_from_what_was_recorded_by_then() {
        everywhere((told, question, random) -> {
            var rectangles = atOnce(told, question);
            for (long position = 0; position <= told.head(); position++) {
                assertThat(known(rectangles, position))
                        .as("as of %d", position)
                        .containsExactlyInAnyOrderElementsOf(told.upTo(position).course(question));
            }
        });
    }

    @Test
    void rectangles_of_one_question_never_overlap() {
        everywhere((told, question, random) -> {
            var rectangles = atOnce(told, question);
            for (int i = 0; i < rectangles.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(overlap(rectangles.get(i), rectangles.get(j)))
                            .as("%s overlaps %s", rectangles.get(i), rectangles.get(j))
                            .isFalse();
                }
            }
        });
    }

    @Test
    void the_order_of_recording_changes_no_final_answer() {
        LOGS.forEach((seed, told) -> {
            var shuffled = RandomLog.shuffled(told, new SplittableRandom(seed));
            told.questions()
                    .forEach(question -> assertThat(shuffled.course(question))
                            .as("seed %d, %s", seed, question)
                            .isEqualTo(told.course(question)));
        });
    }

    @Test
    void at_each_instant_the_answer_is_the_one_of_the_plain_rule() {
        everywhere((told, question, random) -> agrees(told, question));
    }

    @Test
    @Tag("faults")
    void the_plain_rule_agrees_on_ten_thousand_logs() {
        LongStream.rangeClosed(1, TEN_THOUSAND).parallel().forEach(seed -> {
            var told = RandomLog.of(seed, SHORT, "lab");
            told.questions().forEach(question -> agrees(told, question));
        });
    }

    private static void agrees(RecordedFacts told, FactKey question) {
        var course = told.course(question);
        var seen = VisibleClaims.of(told.competing(question), told.confirmations(), told.head(), null);
        for (var instant : instants(told)) {
            assertThat(course.stream()
                            .filter(stretch -> stretch.holdsAt(instant))
                            .map(stretch -> ruling(stretch.verdict()))
                            .toList())
                    .as("%s at %s", question, instant)
                    .isEqualTo(new PlainRule(question, seen, instant)
                            .ruling().stream().toList());
        }
    }

    private static PlainRule.Ruling ruling(ConflictResolver.Verdict verdict) {
        return new PlainRule.Ruling(
                PlainRule.name(verdict.answer()),
                verdict.live().stream().map(PlainRule::name).collect(Collectors.toSet()),
                verdict.disputed());
    }

    private static void everywhere(Property property) {
        LOGS.forEach((seed, told) -> {
            for (var question : told.questions()) {
                try {
                    property.check(told, question, new SplittableRandom(seed));
                } catch (AssertionError e) {
                    throw new AssertionError("seed " + seed + ", " + question + ": " + e.getMessage(), e);
                }
            }
        });
    }

    private static LongStream seeds() {
        var one = Long.getLong("test.seed");
        return one == null ? LongStream.rangeClosed(1, SEQUENCES) : LongStream.of(one);
    }

    private static List<BitemporalRectangle> atOnce(RecordedFacts told, FactKey question) {
        return BitemporalDiff.all(question, told.competing(question), told.confirmations(), told.positions(), null);
    }

    /** As the projection does: batch after batch, none knowing of what comes later. The family is kept, unless an earlier claim ended. */
    private static List<BitemporalRectangle> grown(RecordedFacts told, FactKey question, RandomGenerator random) {
        var table = new ArrayList<BitemporalRectangle>();
        var family = new ClaimFamily();
        for (long from = 1; from <= told.head(); ) {
            long first = from;
            long to = Math.min(told.head(), from + random.nextInt(6));
            var known = told.upTo(to);
            var batch = new TreeSet<>(known.positions().tailSet(from));
            var claims = known.family(question).stream()
                    .collect(Collectors.partitioningBy(claim -> claim.position() < first));
            boolean changed = claims.get(true).stream()
                    .anyMatch(claim -> claim.ending() != null && claim.ending().position() >= first);
            family = changed || random.nextInt(4) == 0 ? ClaimFamily.of(claims.get(true)) : family;
            family.add(claims.get(false));
            var moved = family.after(question, known.confirmations(), batch);
            moved.closings().forEach(closing -> close(table, closing));
            table.addAll(moved.opened());
            from = to + 1;
        }
        return table;
    }

    private static void close(List<BitemporalRectangle> table, BitemporalDiff.Closing closing) {
        table.replaceAll(rectangle -> rectangle.to() == BitemporalDiff.OPEN
                        && Objects.equals(rectangle.stretch().from(), closing.effectiveFrom())
                ? new BitemporalRectangle(rectangle.stretch(), rectangle.from(), closing.at())
                : rectangle);
    }

    private static List<Period> known(List<BitemporalRectangle> rectangles, long position) {
        return rectangles.stream()
                .filter(rectangle -> rectangle.from() <= position && position < rectangle.to())
                .map(BitemporalRectangle::stretch)
                .toList();
    }

    private static boolean overlap(BitemporalRectangle one, BitemporalRectangle other) {
        return one.from() < other.to()
                && other.from() < one.to()
                && before(one.stretch().from(), other.stretch().to())
                && before(other.stretch().from(), one.stretch().to());
    }

    private static boolean before(Instant from, Instant to) {
        return from == null || to == null || from.isBefore(to);
    }

    private static List<Instant> instants(RecordedFacts told) {
        return told.claims().stream()
                .flatMap(claim -> Stream.concat(
                        Stream.of(claim.begins()), claim.remainders().map(CompetingClaim::begins)))
                .distinct()
                .flatMap(instant -> Stream.of(instant.minusMillis(1), instant, instant.plusMillis(1)))
                .toList();
    }
}
