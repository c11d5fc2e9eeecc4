package org.modeltracker.api.fault;

import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.modeltracker.api.Http.Answer;

/** Compares what clients were told with what is stored, once nothing is broken any more. */
final class Judge {

    private static final List<String> TABLES = List.of(
            "models", "access", "pricing", "open-source-status", "benchmarks", "expectations", "timeline", "events");

    /** So many ask at once, since what is open after a dozen faults is much. */
    private static final int ASKERS = 12;

    private final Site site;
    private final NodeCaller caller;
    private final Records records;

    Judge(Site site, NodeCaller caller, Records records) {
        this.site = site;
        this.caller = caller;
        this.records = records;
    }

    interface Check {
        void run() throws Exception;
    }

    /** A check that cannot even be made has failed, and the others are made all the same. */
    void check(String what, Check check) {
        try {
            check.run();
        } catch (Exception | Error e) {
            records.violation(what + ": " + e);
        }
    }

    /** @return the log at the end */
    StoredLog writes() throws Exception {
        var before = log();
        records.writes()
                .forEach(write -> compare(write, before.places(write.mark()).size(), before));
        var open = records.writes().stream()
                .filter(write -> !write.isAcknowledged())
                .toList();
        try (var askers = Executors.newFixedThreadPool(ASKERS)) {
            open.forEach(write ->
                    askers.execute(() -> check("asking again for " + write, () -> askAgain(write, before))));
        }
        var after = log();
        open.stream()
                .filter(write -> after.places(write.mark()).size() != 1)
                .forEach(write -> records.violation("asked again, stored %d times: %s"
                        .formatted(after.places(write.mark()).size(), write)));
        return after;
    }

    private void compare(Write write, int stored, StoredLog log) {
        if (stored > 1) {
            records.violation("stored %d times: %s".formatted(stored, write));
        }
        if (write.isAcknowledged() && stored == 0) {
            records.violation("acknowledged and not stored: " + write);
        }
        if (write.isAcknowledged()
                && stored == 1
                && write.position() >= 0
                && log.places(write.mark()).getFirst() != write.position()) {
            records.violation("stored elsewhere than was told, at %s: %s".formatted(log.places(write.mark()), write));
        }
        if (write.isRefused() && write.status() < 500) {
            records.violation("refused, though nothing is wrong with it: " + write);
        }
        if (write.isRefused() && write.isSaidNotStored() && stored > 0) {
            records.violation("stored, though it was told that it is not: " + write);
        }
    }

    private void askAgain(Write write, StoredLog before) {
        var answer =
                Patience.answered("an answer at last", () -> caller.post(write.path(), write.body(), write.headers()));
        var places = before.places(write.mark());
        if (answer.status() != 200 && answer.status() != 201) {
            records.violation("asked again, %d %s: %s".formatted(answer.status(), answer.body(), write));
        } else if (places.size() == 1 && answer.json().path("position").asLong() != places.getFirst()) {
            records.violation("asked again, told of another than %s, %s: %s".formatted(places, answer.body(), write));
        }
    }

    private StoredLog log() throws Exception {
        return StoredLog.of(site.nodes()
                .getFirst()
                .http()
                .get("/v1/events", "Accept", "application/x-ndjson")
                .body());
    }

    /** Dense, in the order of time, the same at every node and in the table. */
    void order(StoredLog log) throws Exception {
        var time = Instant.MIN;
        for (int n = 0; n < log.events().size(); n++) {
            var event = log.events().get(n);
            var recorded = Instant.parse(event.path("recorded_at").asString());
            if (event.path("position").asLong() != n + 1 || recorded.isBefore(time)) {
                records.violation("out of order, as number %d: %s".formatted(n + 1, event));
            }
            if (log.places(StoredLog.id(event.path("id").asString())).size() != 1) {
                records.violation("an id twice: " + event);
            }
            time = recorded;
        }
        for (var node : site.nodes()) {
            var there = StoredLog.of(node.http()
                    .get("/v1/events", "Accept", "application/x-ndjson")
                    .body());
            if (!there.events().equals(log.events())) {
                records.violation("the log at %s differs".formatted(node.http().base()));
            }
        }
        try (var connection = site.server().connect();
                var rows = connection.createStatement().executeQuery("select count(*) from log.event")) {
            rows.next();
            if (rows.getLong(1) != log.events().size()) {
                records.violation("the table holds %d events, the log %d"
                        .formatted(rows.getLong(1), log.events().size()));
            }
        }
    }

    /** Every export at one position is the same after a rebuild as before. */
    void rebuild(long position) {
        var before = exports(position);
        var http = site.nodes().getLast().http();
        eventually(
                "a rebuild begins",
                Patience.UNTIL_WELL,
                () -> http.post("/v1/views/rebuild", "").status() == 202);
        eventually(
                "the rebuild ends",
                Duration.ofMinutes(3),
                () -> !state(http.get("/v1/views/rebuild")).equals("running"));
        if (!state(http.get("/v1/views/rebuild")).equals("done")) {
            records.violation(
                    "the rebuild ended so: " + http.get("/v1/views/rebuild").body());
        }
        var after = exports(position);
        TABLES.stream()
                .filter(table -> !before.get(table).equals(after.get(table)))
                .forEach(table -> records.violation("a rebuild changes the export of " + table));
    }

    private static String state(Answer answer) {
        return answer.at("/state");
    }

    private Map<String, String> exports(long position) {
        var bodies = new TreeMap<String, String>();
        TABLES.forEach(table -> {
            var path = "/v1/export/%s.ndjson?as_of=%d".formatted(table, position);
            var answer = Patience.answered(path, () -> caller.get(path));
            if (answer.status() != 200) {
                records.violation("%s is answered %d %s".formatted(path, answer.status(), answer.body()));
            }
            bodies.put(table, answer.body());
        });
        return bodies;
    }
}
