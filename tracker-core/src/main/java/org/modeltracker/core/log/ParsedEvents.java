package org.modeltracker.core.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.modeltracker.core.model.RecordedEvent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recorded events read from JSON. What many readers ask for is parsed once: an event never changes, so neither does what its text means.
 */
@Component
public final class ParsedEvents {

    /** Characters of JSON, one event each: a question with thousands of claims is read for each batch. Parsed, they take thrice as much. */
    private static final long SINGLE = 6_000_000;
    /** The same of lists, which many readers ask for. */
    private static final long LISTED = 3_000_000;

    private final EnvelopeJson json;
    private final Cache<String, List<RecordedEvent>> lists;
    private final Cache<String, RecordedEvent> events;

    ParsedEvents(JsonMapper json) {
        this.json = new EnvelopeJson(json);
        this.lists = kept(LISTED);
        this.events = kept(SINGLE);
    }

    /** @param envelope one event */
    public RecordedEvent event(String envelope) {
        return events.get(envelope, json::read);
    }

    /** @param envelopes an array of events */
    public List<RecordedEvent> events(String envelopes) {
        return lists.get(envelopes, json::readAll);
    }

    private static <T> Cache<String, T> kept(long most) {
        return Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((String text, T parsed) -> text.length())
                .build();
    }
}
