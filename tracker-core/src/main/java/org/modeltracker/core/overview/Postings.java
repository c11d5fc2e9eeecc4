package org.modeltracker.core.overview;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers of models, in order. Once they are many, a bit stands for each, which is quicker to combine. */
final class Postings {

    private static final int FEW = 100;
    private static final int MANY = 1_000;

    private int[] numbers = new int[2];
    private int size;
    /** All of them; null while they are few. */
    private @Nullable BitSet bits;

    /** @param number not below any before it; one that is there already is not added again */
    void add(int number) {
        if (bits != null) {
            bits.set(number);
        } else if (size == MANY) {
            bits = union(Stream.of(this));
            bits.set(number);
            numbers = new int[0];
        } else if (size == 0 || numbers[size - 1] != number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }
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
        return group.stream().mapToLong(Postings::size).sum();
    }

    private long size() {
        return bits == null ? size : bits.cardinality();
    }

    private void addTo(BitSet found) {
        if (bits != null) {
            found.or(bits);
        } else {
            Arrays.stream(numbers, 0, size).forEach(found::set);
        }
    }
}
