package org.modeltracker.core.expectation;

import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The instants within a day at which windows of expectations begin and end: an expectation is overdue from then on, without a new event. Windows
 * of whole days change with the day, and are not among them.
 */
@Component
public class WindowBoundaries {

    /** Also of claims that were corrected since: an instant too many does no harm. */
    private static final String WINDOWS = """
            select distinct said.window_text
              from view.answer a
              cross join lateral jsonb_array_elements(a.claims) c (claim)
              cross join lateral (values (c.claim -> 'data' ->> 'window'),
                                         (c.claim -> 'data' -> 'replacement' -> 'data' ->> 'window')) said (window_text)
             where a.fact = 'expectation' and a.position_from > ? and said.window_text like '%T__:%'
            """;

    private final JdbcTemplate jdbc;
    private final NavigableSet<Instant> found = new TreeSet<>();
    private long tables;
    private long seen;

    WindowBoundaries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All of them up to a position of the views, and perhaps some that were corrected away.
     *
     * @param viewTables tells the tables of the views from those that a rebuild puts in their place
     */
    public synchronized NavigableSet<Instant> upTo(long viewTables, long position) {
        if (viewTables != tables) {
            found.clear();
            seen = 0;
        }
        if (position > seen) {
            jdbc.queryForList(WINDOWS, String.class, seen).stream()
                    .flatMap(window -> ExpectedWindow.parse(window).stream())
                    .flatMap(window -> Stream.of(window.start(), window.end()))
                    .forEach(found::add);
            seen = position;
        }
        tables = viewTables;
        return new TreeSet<>(found);
    }
}
