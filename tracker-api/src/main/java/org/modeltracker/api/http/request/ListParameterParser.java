package org.modeltracker.api.http.request;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.answer.ValidTimeBoundaries;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;

/** Turns what a reader wrote about a list into its times and its part: from the beginning, or where the page before ended. */
@Component
public class ListParameterParser {

    private static final Pattern OFFSET = Pattern.compile("\\d{1,9}");

    private final TimeParameterParser moments;
    private final ValidTimeBoundaries boundaries;

    ListParameterParser(TimeParameterParser moments, ValidTimeBoundaries boundaries) {
        this.moments = moments;
        this.boundaries = boundaries;
    }

    /**
     * @param list tells this list, with its filters, from others
     * @throws Problem (400) when a time, the limit or the cursor is none, or the cursor is of another list
     */
    public ListTimes resolve(TimeParameters asked, @Nullable String limit, @Nullable String cursor, String list) {
        return resolve(asked, Limit.parse(limit), cursor, list);
    }

    ListTimes resolve(TimeParameters asked, Limit limit, @Nullable String cursor, String list) {
        int rows = limit.value() + 1;
        if (cursor == null) {
            var moment = moments.resolve(asked);
            return new ListTimes(moment, settled(moment, asked), new OffsetLimit(0, rows), asked, list);
        }
        var place = Cursor.decode(cursor);
        if (!place.get("list").equals(list)) {
            throw Cursor.broken();
        }
        var moment = moment(place, asked);
        return new ListTimes(moment, moment, new OffsetLimit(offset(place), rows), asked, list);
    }

    /** For a list as of now: the instant since which it has been as it is, so that its cursor stays the same while nothing changes. */
    private TemporalPoint settled(TemporalPoint moment, TimeParameters asked) {
        boolean now = asked.effectiveAt() == null && asked.asOf() == null && asked.observedBy() == null;
        return now
                ? new TemporalPoint(
                        boundaries.lastUntil(moment.effectiveAt(), moment.asOf()), moment.asOf(), moment.observedBy())
                : moment;
    }

    private TemporalPoint moment(Cursor place, TimeParameters asked) {
        var first = new TimeParameters(place.get("at"), place.get("as_of"), asked.observedBy());
        try {
            return moments.resolve(first);
        } catch (Problem _) {
            throw Cursor.broken();
        }
    }

    private static int offset(Cursor cursor) {
        var offset = cursor.get("offset");
        if (!OFFSET.matcher(offset).matches()) {
            throw Cursor.broken();
        }
        return Integer.parseInt(offset);
    }
}
