package org.modeltracker.api.http.request;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;

/** Turns what a reader wrote about a list into its times and its part: from the beginning, or where the page before ended. */
@Component
public class ListParameterParser {

    private static final Pattern OFFSET = Pattern.compile("\\d{1,9}");

    private final TimeParameterParser moments;

    ListParameterParser(TimeParameterParser moments) {
        this.moments = moments;
    }

    /**
     * @param list tells this list, with its filters, from others
     * @throws Problem (400) when a time, the limit or the cursor is none, or the cursor is of another list
     */
    public ListTimes resolve(TimeParameters asked, @Nullable String limit, @Nullable String cursor, String list) {
        int rows = Limit.parse(limit).value() + 1;
        if (cursor == null) {
            return new ListTimes(moments.resolve(asked), new OffsetLimit(0, rows), asked, list);
        }
        var place = Cursor.decode(cursor);
        if (!place.get("list").equals(list)) {
            throw Cursor.broken();
        }
        return new ListTimes(moment(place, asked), new OffsetLimit(offset(place), rows), asked, list);
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
