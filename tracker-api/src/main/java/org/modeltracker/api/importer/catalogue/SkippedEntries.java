package org.modeltracker.api.importer.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What of a snapshot was not taken, and why: counted by reason, with a few examples each. */
public final class SkippedEntries {

    private static final int EXAMPLES = 5;

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, List<String>> examples = new TreeMap<>();

    public SkippedEntries() {}

    /** @param reason {@code unknown_status}, {@code placeholder_zero}, {@code duplicate_id}, {@code unparseable_entry}… */
    public record Skipped(String reason, long count, List<String> examples) {}

    public void add(String reason, String example) {
        counts.merge(reason, 1L, Long::sum);
        var some = examples.computeIfAbsent(reason, r -> new ArrayList<>());
        if (some.size() < EXAMPLES) {
            some.add(example);
        }
    }

    public void add(UnusableEntry unusable) {
        add(unusable.reason(), unusable.example());
    }

    /** One part of a snapshot that cannot be read; the rest can. */
    public void add(String reason, BrokenSnapshot broken) {
        add(reason, broken.fault().pointer() + " " + broken.fault().detail());
    }

    /** Adds what another list holds. */
    public void addAll(SkippedEntries other) {
        other.list().forEach(this::add);
    }

    /** Adds what was counted before. */
    public void add(Skipped before) {
        counts.merge(before.reason(), before.count(), Long::sum);
        var some = examples.computeIfAbsent(before.reason(), r -> new ArrayList<>());
        before.examples().stream().limit(Math.max(0, EXAMPLES - some.size())).forEach(some::add);
    }

    public List<Skipped> list() {
        return counts.entrySet().stream()
                .map(count -> new Skipped(
                        count.getKey(),
                        count.getValue(),
                        List.copyOf(examples.getOrDefault(count.getKey(), List.of()))))
                .toList();
    }
}
