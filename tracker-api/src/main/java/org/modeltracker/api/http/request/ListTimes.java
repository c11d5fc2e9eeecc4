package org.modeltracker.api.http.request;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.TemporalPoint;

/**
 * The point of time at which a list is asked for, and the part of it. The cursor carries the moment of the first page along, so that what is
 * recorded meanwhile moves nothing.
 *
 * @param settled an earlier moment with the same answers, the same as long as nothing changes
 * @param slice one more than the page holds, to see whether there is more
 * @param list tells this list, with its filters, from others: a cursor of one is none of another
 */
@QueryNames({"effective_at", "as_of", "cursor", "limit"})
public record ListTimes(
        TemporalPoint moment, TemporalPoint settled, OffsetLimit slice, TimeParameters asked, String list) {

    /** @param found what the slice brought */
    public <T> Page<T> page(List<T> found) {
        return page(found, settled);
    }

    /** @param total how many there are on all pages */
    public <T> Page<T> page(List<T> found, long total) {
        var page = page(found);
        return new Page<>(asked, page.data(), page.page().withTotal(total));
    }

    /** Of a whole list. */
    public <T> Page<T> whole(List<T> all) {
        return page(all.stream().skip(slice.offset()).limit(slice.limit()).toList(), all.size());
    }

    /** Of a whole list, for items that also change with the day. */
    public <T> Page<T> wholeOfDay(List<T> all) {
        var page =
                pageOfDay(all.stream().skip(slice.offset()).limit(slice.limit()).toList());
        return new Page<>(asked, page.data(), page.page().withTotal(all.size()));
    }

    /** For items that also change with the day, as what is overdue does: the cursor is the same all day, as long as nothing changes. */
    public <T> Page<T> pageOfDay(List<T> found) {
        var day = moment.effectiveAt().truncatedTo(ChronoUnit.DAYS);
        return page(
                found,
                settled.effectiveAt().isBefore(day)
                        ? new TemporalPoint(day, settled.asOf(), settled.observedBy())
                        : settled);
    }

    /** How many items a page holds. */
    public int size() {
        return slice.limit() - 1;
    }

    /** The cursor of the page that begins with the item of this number, counted from 0. */
    public String cursorOf(int offset) {
        return cursor(offset, settled);
    }

    private String cursor(int offset, TemporalPoint at) {
        return new Cursor(Map.of(
                        "list", list,
                        "at", at.effectiveAt().toString(),
                        "as_of", Long.toString(at.asOf()),
                        "offset", Integer.toString(offset)))
                .encode();
    }

    private <T> Page<T> page(List<T> found, TemporalPoint at) {
        int limit = size();
        if (found.size() <= limit) {
            return new Page<>(asked, found, new PageLink(null, false));
        }
        var next = cursor(slice.offset() + limit, at);
        return new Page<>(asked, found.subList(0, limit), new PageLink(next, true));
    }
}
