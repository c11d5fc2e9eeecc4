package org.modeltracker.api.release;

import org.modeltracker.api.Http;
import org.modeltracker.api.Http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A list over all its pages, since two releases may sort it differently. */
final class WholeList {

    private WholeList() {}

    /** @param first the first page, or an answer that is no list */
    static JsonNode of(Http http, String address, Answer first) {
        var next = cursor(first);
        if (next.isEmpty()) {
            return first.json();
        }
        var rows = JsonNodeFactory.instance.arrayNode();
        rows.addAll(first.json().path("data").valueStream().toList());
        while (!next.isEmpty()) {
            var page = http.get(address + "&cursor=" + next);
            rows.addAll(page.json().path("data").valueStream().toList());
            next = cursor(page);
        }
        return JsonNodeFactory.instance.objectNode().set("data", rows);
    }

    private static String cursor(Answer page) {
        return page.at("/page/next_cursor");
    }
}
