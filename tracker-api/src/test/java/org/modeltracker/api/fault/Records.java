package org.modeltracker.api.fault;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What all clients were told: their writes, and what they saw that must not be. */
final class Records {

    private final Map<String, Write> writes = new ConcurrentHashMap<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Map<FaultKind, Duration> longest = new ConcurrentHashMap<>();
    private final AtomicLong position = new AtomicLong();
    private final AtomicInteger commands = new AtomicInteger();

    /** Keeps the last word on a write; a yes is never taken back by what is said later. */
    Write keep(Write write) {
        if (write.status() >= 500 && write.status() != 503 && write.status() != 507) {
            violation("answered " + write.status() + ": " + write);
        }
        if (write.isAcknowledged() && write.position() < 0) {
            violation("a yes without the event: " + write);
        }
        position.accumulateAndGet(write.isAcknowledged() ? write.position() : 0, Math::max);
        return writes.merge(write.mark(), write, (before, now) -> before.isAcknowledged() ? before : now);
    }

    /** Keeps a word on a write that nothing is known of. */
    void keepFirst(Write write) {
        if (!writes.containsKey(write.mark())) {
            keep(write);
        }
    }

    Collection<Write> writes() {
        return writes.values();
    }

    /** A newest position that somebody was told of. */
    long position() {
        return position.get();
    }

    /** Counts what changes other things than the log. */
    void command() {
        commands.incrementAndGet();
    }

    int commands() {
        return commands.get();
    }

    void violation(String text) {
        violations.add(text);
        System.out.println("  violation: " + text.substring(0, Math.min(text.length(), 500)));
    }

    List<String> violations() {
        return violations;
    }

    void took(FaultKind kind, Duration back) {
        longest.merge(kind, back, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** From the end of a fault of this kind until all nodes were well. */
    Duration longest(FaultKind kind) {
        return longest.getOrDefault(kind, Duration.ZERO);
    }

    static Random random(long seed, String client) {
        return new Random(seed * 31 + client.hashCode());
    }
}
