package org.modeltracker.core.model;

/**
 * A part of a list. Lists are asked for at a {@link TemporalPoint} that stays the same from page to page, so that an offset neither skips nor repeats,
 * whatever is recorded meanwhile.
 */
public record OffsetLimit(int offset, int limit) {

    /** The end of an SQL statement. */
    public String sql() {
        return " limit " + limit + " offset " + offset;
    }
}
