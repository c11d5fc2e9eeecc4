package org.modeltracker.api.page;

import org.jspecify.annotations.Nullable;
import org.modeltracker.api.evidence.EvidenceAnswer;

/**
 * The part of a kept page that a claim quotes, with some text around it; without a quote, its beginning.
 *
 * @param quoted the words of the quote as the page has them; null if it does not
 */
record EvidenceExcerpt(String before, @Nullable String quoted, String after) {

    private static final int AROUND = 300;
    private static final String CUT = "…";

    /** Null where nothing is kept. */
    static @Nullable EvidenceExcerpt of(EvidenceAnswer evidence) {
        if (evidence.copy() == null) {
            return null;
        }
        var text = evidence.copy().text();
        var passage = evidence.passage();
        int from = passage == null ? 0 : passage.from();
        int to = passage == null ? 0 : passage.to();
        int start = Math.max(0, from - AROUND);
        int end = Math.min(text.length(), to + AROUND);
        return new EvidenceExcerpt(
                (start > 0 ? CUT : "") + text.substring(start, from),
                passage == null ? null : text.substring(from, to),
                text.substring(to, end) + (end < text.length() ? CUT : ""));
    }
}
