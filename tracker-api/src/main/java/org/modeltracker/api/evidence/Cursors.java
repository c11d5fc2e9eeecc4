package org.modeltracker.api.evidence;

import java.util.UUID;
import org.modeltracker.api.http.request.Cursor;

/** Reads cursors of lists that are ordered by id. */
final class Cursors {

    private Cursors() {}

    static UUID id(Cursor cursor, String field) {
        try {
            return UUID.fromString(cursor.get(field));
        } catch (IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }
}
