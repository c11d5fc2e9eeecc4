package org.modeltracker.core.overview;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Numbers of models, in order. */
final class Postings {

    private static final int FEW = 100;

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

    /**
     * The numbers that each group has, in any of its postings. Once few are left, larger groups are not looked through for them: then there may be
     * more.
     */
    static BitSet common(List<List<Postings>> groups) {
        var bySize = groups.stream()
                .sorted(Comparator.comparingLong(Postings::sizeOf))
                .toList();
        var found = bySize.isEmpty() ? new BitSet() : union(bySize.getFirst().stream());
        for (var group : bySize) {
            if (found.cardinality() <= FEW) {
                return found;
            }
            found.and(union(group.stream()));
        }
        return found;
    }

    private static long sizeOf(List<Postings> group) {
        return group.stream().mapToLong(postings -> postings.size).sum();
    }

    private void addTo(BitSet found) {
        for (int n = 0; n < size; n++) {
            found.set(numbers[n]);
        }
    }
}
