package org.modeltracker.api.release;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.modeltracker.api.Http;

/** The address of every answer that a log gives, each at several fixed times. */
record EveryAnswer(Http http, long head) {

    private static final List<String> OF_A_MODEL = List.of(
            "",
            "/access",
            "/access/history",
            "/pricing",
            "/pricing/history",
            "/open-source-status",
            "/open-source-status/history",
            "/benchmarks",
            "/benchmarks/history",
            "/expectations",
            "/timeline");

    static EveryAnswer of(Http http) {
        return new EveryAnswer(
                http, Long.parseLong(http.get("/v1/export/benchmarks.ndjson").header("Tracker-Position")));
    }

    /** For one model after the other, then for lists. */
    Stream<String> addresses() {
        var models = ids("/v1/models", "model");
        var ofModels = models.stream()
                .flatMap(model -> OF_A_MODEL.stream()
                        .flatMap(part -> times(part).map(times -> address("/v1/models/" + model + part, times))));
        var benchmarks = ids("/v1/benchmarks", "id").stream()
                .flatMap(benchmark -> times("").map(times -> address("/v1/benchmarks/" + benchmark, times)));
        var lists = Stream.of("/v1/models?limit=100", "/v1/disputes?limit=100", "/v1/timeline?limit=100")
                .flatMap(list ->
                        Stream.of("&as_of=" + head, "&as_of=" + head / 2).map(list::concat));
        return Stream.of(ofModels, benchmarks, lists).flatMap(stream -> stream);
    }

    private Stream<String> times(String part) {
        var asOf = Stream.of("as_of=" + head, "as_of=" + head / 2);
        if (part.endsWith("/history") || part.endsWith("/timeline")) {
            return asOf;
        }
        return Stream.concat(
                asOf,
                Stream.of(
                        "as_of=%d&effective_at=2026-04-20".formatted(head),
                        "as_of=%d&effective_at=2026-06-20".formatted(head),
                        "as_of=%d&observed_by=2026-05-31".formatted(head)));
    }

    private static String address(String path, String times) {
        return path + "?" + times;
    }

    private List<String> ids(String list, String field) {
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = http.get("%s?limit=100&as_of=%d%s".formatted(list, head, cursor))
                    .json();
            page.path("data").forEach(item -> ids.add(item.path(field).asString()));
            var next = page.at("/page/next_cursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return ids;
    }
}
