package org.modeltracker.core.answer;

import java.time.LocalDate;

/**
 * That the publisher of an answer did not look again for long.
 *
 * @param from the first day, UTC, on which the answer counts as stale
 * @param now whether the instant that was asked for is not before it; false where a whole period was asked for
 */
public record Staleness(LocalDate from, boolean now) {}
