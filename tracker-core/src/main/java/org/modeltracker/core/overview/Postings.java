package org.modeltracker.core.overview;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Stream;

/** Numbers of models, in order. */
final class Postings {

    private int[] numbers = new int[2];
    private int size;

    /** @param number not below any before it; one that is there already is not added again */
    void add(int number) {
        if (size > 0 && numbers[size - 1] == number) {
            return;
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    /** The numbers that any of them has. */
    static BitSet union(Stream<Postings> some) {
        var found = new BitSet();
        some.forEach(postings -> postings.addTo(found));
        return found;
    }

    private void addTo(BitSet found) {
        for (int n = 0; n < size; n++) {
            found.set(numbers[n]);
        }
    }
}
