package org.modeltracker.core.overview;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers of models, in order. Where they are many, a bit stands for each: that is smaller, and quicker to combine. */
final class Postings {

    private static final int FEW = 100;
    private static final int MANY = 1_000;

    private @Nullable BitSet bits;
    /** Those that are not among the bits. */
    private int[] numbers = new int[2];

    private int size;
    private int last = -1;

    /** @param number not below any before it; one that is there already is not added again */
    void add(int number) {
        if (number == last) {
            return;
        }
        if (size == MANY) {
            bits = all();
            size = 0;
        } else if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.min(2 * size, MANY));
        }
        numbers[size++] = number;
        last = number;
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
        return (bits == null ? 0L : bits.cardinality()) + size;
    }

    private BitSet all() {
        var all = new BitSet();
        addTo(all);
        return all;
    }

    private void addTo(BitSet found) {
        if (bits != null) {
            found.or(bits);
        }
        for (int n = 0; n < size; n++) {
            found.set(numbers[n]);
        }
    }
}
