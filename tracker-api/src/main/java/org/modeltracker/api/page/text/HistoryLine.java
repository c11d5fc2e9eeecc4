package org.modeltracker.api.page.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;

/**
 * A stretch of time with one answer, as a reader sees it.
 *
 * @param from null without beginning
 * @param to exclusive; null without end
 */
public record HistoryLine(
        FactLine fact, @Nullable Instant from, @Nullable Instant to) {

    private static final Duration DAY = Duration.ofDays(1);

    /** Stretches of the same words that follow each other are one: that another source says the same changes nothing for a reader. */
    static List<HistoryLine> joined(List<HistoryLine> lines) {
        var joined = new ArrayList<HistoryLine>();
        for (var line : lines) {
            if (!joined.isEmpty() && joined.getLast().isContinuedBy(line)) {
                var before = joined.removeLast();
                joined.add(new HistoryLine(before.fact, before.from, line.to));
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    private boolean isContinuedBy(HistoryLine next) {
        return to != null
                && Objects.equals(to, next.from)
                && fact.what().equals(next.fact.what())
                && fact.says().equals(next.fact.says());
    }

    public String begin() {
        return said(from, to);
    }

    /** "until now", or "open" for what has not begun. */
    public String end(Instant now) {
        if (to != null) {
            return said(to, from);
        }
        return from != null && from.isAfter(now) ? "open" : "until now";
    }

    /** With the hour where both ends are on one day. */
    private static String said(@Nullable Instant instant, @Nullable Instant other) {
        boolean sameDay = instant != null
                && other != null
                && Duration.between(instant, other).abs().compareTo(DAY) < 0;
        return instant == null ? "" : sameDay ? Dates.words(PartialDate.at(instant)) : Dates.words(instant);
    }
}
