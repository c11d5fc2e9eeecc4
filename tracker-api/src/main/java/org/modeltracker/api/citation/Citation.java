package org.modeltracker.api.citation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;

/**
 * The source, as a reader would cite it: {@code meta, via neuralwired, “Title”, 2026-04-09}.
 *
 * @param words plain text
 * @param url the URL of the source; null if it has none
 */
public record Citation(String words, @Nullable String url) {

    private static final int LONGEST_TITLE = 200;

    /** @param observedAt the date to use if the source has none */
    public static Citation of(Source source, PartialDate observedAt) {
        var parts = new ArrayList<>(List.of(source.publisher()));
        if (source.via() != null) {
            parts.add("via " + source.via());
        }
        if (source.title() != null) {
            parts.add("“" + ChatText.of(source.title(), LONGEST_TITLE) + "”");
        }
        var published = source.published();
        parts.add((published == null ? observedAt : published).text());
        return new Citation(ChatText.of(String.join(", ", parts)), source.url());
    }
}
