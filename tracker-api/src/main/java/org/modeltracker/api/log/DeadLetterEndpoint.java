package org.modeltracker.api.log;

import java.util.Map;
import org.modeltracker.api.http.request.Cursor;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.core.projection.DeadLetter;
import org.modeltracker.core.projection.DeadLetters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters: events that the views could not process. */
@RestController
class DeadLetterEndpoint {

    private static final String AFTER = "after";

    private final DeadLetters deadLetters;

    DeadLetterEndpoint(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * Lists the events that this release cannot process, in position order. Answers, lists, feeds, exports and webhooks leave them out.
     * {@code POST /v1/views/rebuild} processes the events that can be read now.
     */
    @GetMapping("/v1/dead-letters")
    Page<DeadLetter> listDeadLetters(PageRequest page) {
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
