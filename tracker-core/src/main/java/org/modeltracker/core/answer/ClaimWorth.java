package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.Comparator;
import org.modeltracker.core.model.SourceKind;

/**
 * How much a claim counts against others on the same fact; the one that counts most comes first.
 *
 * @param silent whether it says only "unknown" or "not reported"
 * @param independent whether somebody other than the maker measured it; true for all that is not measured
 * @param begun when it began; the same for all where the newest does not count more
 */
public record ClaimWorth(boolean silent, boolean independent, SourceKind kind, Instant begun, Instant observed)
        implements Comparable<ClaimWorth> {

    private static final Comparator<ClaimWorth> ORDER = Comparator.comparing(ClaimWorth::silent)
            .thenComparing(worth -> !worth.independent)
            .thenComparing(ClaimWorth::kind)
            .thenComparing(ClaimWorth::begun, Comparator.reverseOrder())
            .thenComparing(ClaimWorth::observed, Comparator.reverseOrder());

    @Override
    public int compareTo(ClaimWorth other) {
        return ORDER.compare(this, other);
    }
}
