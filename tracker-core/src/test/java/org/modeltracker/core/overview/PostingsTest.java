package org.modeltracker.core.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Few numbers and many are kept otherwise, and found alike. */
class PostingsTest {

    private final Random random = new Random(3);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 2_000, 5_500})
    void it_has_what_was_added(int count) {
        var numbers = numbers(count);

        assertThat(Postings.union(Stream.of(postings(numbers)))).isEqualTo(numbers);
        assertThat(Postings.common(List.of(List.of(postings(numbers))))).isEqualTo(numbers);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 3_300})
    void what_several_have_is_found(int count) {
        var some = numbers(count);
        var others = numbers(4_000);
        var more = numbers(2_000);
        var union = copy(others);
        union.or(more);
        var common = copy(some);
        common.and(union);

        var asked = List.of(List.of(postings(others), postings(more)), List.of(postings(some)));
        for (int time = 0; time < 2; time++) { // the first leaves them as they were
            assertThat(Postings.union(asked.getFirst().stream())).isEqualTo(union);
            assertThat(Postings.common(asked))
                    .isEqualTo(count == 10 ? some : common); // few are not looked for among many
        }
    }

    private static BitSet copy(BitSet numbers) {
        return BitSet.valueOf(numbers.toLongArray());
    }

    private BitSet numbers(int count) {
        var numbers = new BitSet();
        random.ints(0, 3 * count + 1).distinct().limit(count).forEach(numbers::set);
        return numbers;
    }

    private static Postings postings(BitSet numbers) {
        var postings = new Postings();
        numbers.stream().forEach(number -> {
            postings.add(number);
            postings.add(number);
        });
        return postings;
    }
}
