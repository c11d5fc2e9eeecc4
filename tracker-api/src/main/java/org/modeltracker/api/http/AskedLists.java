package org.modeltracker.api.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Moment;
import org.modeltracker.core.model.Slice;
import org.springframework.stereotype.Component;

/** Turns what a reader wrote about a list into its times and its part: from the beginning, or where the page before ended. */
@Component
public class AskedLists {

    private static final Pattern OFFSET = Pattern.compile("\\d{1,9}");

    private final AskedMoments moments;

    AskedLists(AskedMoments moments) {
        this.moments = moments;
    }

    /**
     * @param list tells this list, with its filters, from others
     * @throws Problem (400) when a time, the limit or the cursor is none, or the cursor is of another list
     */
    public ListTimes resolve(AskedTimes asked, @Nullable String limit, @Nullable String cursor, String list) {
        int rows = Limit.parse(limit).value() + 1;
        if (cursor == null) {
            return new ListTimes(moments.resolve(asked), new Slice(0, rows), asked, list);
        }
        var place = Cursor.decode(cursor);
        if (!place.get("list").equals(list)) {
            throw Cursor.broken();
        }
        return new ListTimes(moment(place, asked), new Slice(offset(place), rows), asked, list);
    }

    private Moment moment(Cursor place, AskedTimes asked) {
        var first = new AskedTimes(place.get("at"), place.get("as_of"), asked.observedBy());
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
