package org.modeltracker.api.importer.catalogue;

import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;

/**
 * One of Modelmeter's events.
 *
 * @param effective null where it is not set apart from the announcement
 * @param source verified events are press, the others hearsay
 */
record ModelmeterEvent(
        String id,
        String type,
        PartialDate announced,
        @Nullable PartialDate effective,
        String headline,
        String summary,
        List<String> models,
        List<String> providers,
        Source source,
        @Nullable String quote) {

    private static final int LONGEST_QUOTE = 500;

    static ModelmeterEvent of(JsonEntry entry) {
        var id = entry.name("id");
        var announced = date(entry, "announced_at");
        if (announced == null) {
            throw entry.broken("announced_at", "must be a string");
        }
        var first = entry.entries("sources").stream().findFirst().orElse(null);
        var quote = first == null ? null : first.optionalText("quote");
        return new ModelmeterEvent(
                id,
                entry.name("type"),
                announced,
                date(entry, "effective_at"),
                entry.name("headline"),
                entry.text("summary"),
                entry.texts("models"),
                entry.texts("providers"),
                source(entry, id, announced, first == null ? null : first.optionalText("url")),
                quote == null || quote.isBlank() ? null : quote.substring(0, Math.min(quote.length(), LONGEST_QUOTE)));
    }

    private static Source source(JsonEntry entry, String id, PartialDate announced, @Nullable String url) {
        var kind = "verified".equals(entry.optionalText("status")) ? SourceKind.PRESS : SourceKind.COMMUNITY;
        boolean usable = url != null && url.matches("https?://[^\\s/?#]\\S{0,1990}");
        return new Source(Modelmeter.PUBLISHER, kind, entry.name("headline"), announced, usable ? url : null, null, id);
    }

    private static @Nullable PartialDate date(JsonEntry entry, String name) {
        var text = entry.optionalText(name);
        try {
            return text == null ? null : PartialDate.parse(text);
        } catch (DateTimeException e) {
            throw new UnusableEntry("unparseable_date", entry.place(name));
        }
    }
}
