package org.modeltracker.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TextDifferenceTest {

    @Test
    void the_lines_that_differ_are_shown_with_one_around_them() {
        var before = "a\nb\nc\nd\ne\nf\ng\nh";
        var difference = TextDifference.of(before, before.replace("c", "C").replace("\ng", ""))
                .orElseThrow();
        assertThat(difference.before()).isEqualTo("…\nb\nc\nd\n…\nf\ng\nh");
        assertThat(difference.after()).isEqualTo("…\nb\nC\nd\n…\nf\nh");
    }

    @Test
    void changes_side_by_side_share_their_lines() {
        var difference = TextDifference.of("a\nb\nc\nd", "A\nb\nC\nd\ne").orElseThrow();
        assertThat(difference.before()).isEqualTo("a\nb\nc\nd");
        assertThat(difference.after()).isEqualTo("A\nb\nC\nd\ne");
    }

    @Test
    void equal_texts_do_not_differ() {
        assertThat(TextDifference.of("a\nb", "a\nb")).isEmpty();
    }

    @Test
    @Timeout(10) // which a search for the smallest difference would take many times over
    void texts_of_many_equal_lines_are_compared_at_once() {
        var random = new Random(1);
        var before = lines(random);
        assertThat(TextDifference.of(before, lines(random))).isPresent();
    }

    private static String lines(Random random) {
        return random.ints(250_000, 'a', 'd').mapToObj(Character::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void a_long_passage_is_cut() {
        var difference = TextDifference.of("a", "b ".repeat(10_000)).orElseThrow();
        assertThat(difference.after()).hasSize(4_000).endsWith("…");
    }
}
