package org.modeltracker.api.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.ListTimes;

/** Links to the pages of a list: the first, the last, and some beside the current one. */
public record PageNumbers(int current, int last, List<Link> links) {

    private static final int BESIDE = 2;

    /**
     * @param cursor null for the first page
     * @param afterGap whether pages before it are left out
     */
    public record Link(int number, @Nullable String cursor, boolean afterGap) {}

    static PageNumbers of(ListTimes times, long total) {
        int size = times.size();
        int current = times.slice().offset() / size + 1;
        int last = Math.max(current, (int) ((total + size - 1) / size));
        var links = new ArrayList<Link>();
        for (int number = 1; number <= last; number++) {
            if (number == 1 || number == last || Math.abs(number - current) <= BESIDE) {
                boolean afterGap = !links.isEmpty() && links.getLast().number() < number - 1;
                var cursor = number == 1 ? null : times.cursorOf((number - 1) * size);
                links.add(new Link(number, cursor, afterGap));
            }
        }
        return new PageNumbers(current, last, List.copyOf(links));
    }

    public @Nullable Link previous() {
        return numbered(current - 1);
    }

    public @Nullable Link next() {
        return numbered(current + 1);
    }

    private @Nullable Link numbered(int number) {
        return links.stream().filter(link -> link.number == number).findFirst().orElse(null);
    }
}
