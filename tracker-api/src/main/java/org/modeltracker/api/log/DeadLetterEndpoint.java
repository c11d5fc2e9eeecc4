package org.modeltracker.api.log;

import java.util.Map;
import org.modeltracker.api.http.request.Cursor;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.core.projection.DeadLetter;
import org.modeltracker.core.projection.DeadLetters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the events that are set aside. */
@RestController
class DeadLetterEndpoint {

    private static final String AFTER = "after";

    private final DeadLetters deadLetters;

    DeadLetterEndpoint(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * The events that this release cannot take in, in position order. Answers, lists, feeds, exports and webhooks leave them out.
     * {@code POST /v1/views/rebuild} takes in those that can be read by then.
     */
    @GetMapping("/v1/dead-letters")
    Page<DeadLetter> list(PageRequest page) {
        var cursor = page.cursor();
        long after = cursor == null ? 0 : position(cursor);
        return page.page(
                deadLetters.after(after, page.rows()),
                letter -> new Cursor(Map.of(AFTER, Long.toString(letter.position()))));
    }

    private static long position(Cursor cursor) {
        try {
            return Long.parseLong(cursor.get(AFTER));
        } catch (NumberFormatException _) {
            throw Cursor.broken();
        }
    }
}
