package org.modeltracker.api.webhook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The deliveries and attempts of messages whose keys were made on one day: a partition of each table. The keys are UUIDs of version 7, which begin
 * with the time, so the keys of a day are a range.
 *
 * @param date of UTC
 */
record DeliveryDay(LocalDate date) {

    private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Pattern DELIVERIES = Pattern.compile("delivery_d(\\d{8})");

    static DeliveryDay of(Instant instant) {
        return new DeliveryDay(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    /** @param table without its schema; empty for other tables than {@link #deliveries} of a day */
    static Optional<DeliveryDay> ofTable(String table) {
        var match = DELIVERIES.matcher(table);
        return match.matches()
                ? Optional.of(new DeliveryDay(LocalDate.parse(match.group(1), COMPACT)))
                : Optional.empty();
    }

    DeliveryDay plusDays(int days) {
        return new DeliveryDay(date.plusDays(days));
    }

    /** Whether it ended at or before this instant. */
    boolean endedBy(Instant instant) {
        return !start(date.plusDays(1)).isAfter(instant);
    }

    /** A table without its schema. */
    String deliveries() {
        return "delivery_d" + COMPACT.format(date);
    }

    /** A table without its schema. */
    String attempts() {
        return "attempt_d" + COMPACT.format(date);
    }

    /** The least key of the day. */
    UUID first() {
        return new UUID(start(date).toEpochMilli() << 16, 0);
    }

    /** The least key of the next day. */
    UUID end() {
        return plusDays(1).first();
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
