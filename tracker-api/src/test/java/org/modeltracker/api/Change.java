package org.modeltracker.api;

import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * One request that changes something, ready to be sent.
 *
 * @param route as the description of the API names it
 * @param request not to be followed further than its first answer
 * @param statement part of one in the transaction that does it; null where none does
 * @param question in SQL, whether it is done
 */
record Change(String route, HttpRequest request, @Nullable String statement, String question) {

    boolean isForm() {
        return !route.contains(" /v1/");
    }
}
