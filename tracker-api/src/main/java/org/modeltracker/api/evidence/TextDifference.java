package org.modeltracker.api.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.jspecify.annotations.Nullable;

/**
 * How a text changed: the lines that differ, each with the lines around it, and a line of {@code …} where equal lines are left out.
 *
 * @param before at most 4,000 characters; null of a page that is gone
 * @param after at most 4,000 characters
 */
record TextDifference(@Nullable String before, @Nullable String after) {

    static final TextDifference NONE = new TextDifference(null, null);

    private static final int CONTEXT = 1;
    private static final int LONGEST = 4_000;

    /** Empty for equal texts. */
    static Optional<TextDifference> of(String before, String after) {
        var histogram = new HistogramDiff();
        histogram.setFallbackAlgorithm(null); // on texts of many equal lines the other one takes minutes
        var edits = histogram.diff(RawTextComparator.DEFAULT, raw(before), raw(after));
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        var old = new Passage(before.lines().toList());
        var changed = new Passage(after.lines().toList());
        for (var edit : edits) {
            old.add(edit.getBeginA(), edit.getEndA());
            changed.add(edit.getBeginB(), edit.getEndB());
        }
        return Optional.of(new TextDifference(old.text(), changed.text()));
    }

    /** The end of the last line is no difference. */
    private static RawText raw(String text) {
        return new RawText((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static final class Passage {

        private final List<String> lines;
        private final StringBuilder text = new StringBuilder();
        private int end;

        Passage(List<String> lines) {
            this.lines = lines;
        }

        void add(int from, int to) {
            int begin = Math.max(end, from - CONTEXT);
            if (begin > end) {
                text.append("…\n");
            }
            end = Math.min(lines.size(), to + CONTEXT);
            lines.subList(Math.min(begin, end), end)
                    .forEach(line -> text.append(line).append('\n'));
        }

        String text() {
            if (end < lines.size()) {
                text.append("…\n");
            }
            var whole = text.toString().strip();
            return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
        }
    }
}
