package org.modeltracker.api.fault;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Lists that come in pages. */
final class Pages {

    private Pages() {}

    static List<JsonNode> of(NodeCaller caller, String path) {
        var all = new ArrayList<JsonNode>();
        var next = path + "?limit=100";
        while (!next.isEmpty()) {
            var asked = next;
            var page = Patience.answered(asked, () -> caller.get(asked)).json();
            page.path("data").forEach(all::add);
            var cursor = page.at("/page/next_cursor").asString("");
            next = cursor.isEmpty() ? "" : path + "?limit=100&cursor=" + cursor;
        }
        return all;
    }
}
