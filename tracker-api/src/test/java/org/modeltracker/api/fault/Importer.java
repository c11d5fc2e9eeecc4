package org.modeltracker.api.fault;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.modeltracker.api.Http.Answer;
import tools.jackson.databind.JsonNode;

/** Imports one day's catalogue after another, each with other prices, and goes on to the next once it was told that a run is done. */
final class Importer implements Client {

    private static final int OFFERINGS = 12;

    private final NodeCaller caller;
    private final Records records;
    private final Map<String, JsonNode> done = new ConcurrentHashMap<>();
    private int day;

    Importer(NodeCaller caller, Records records) {
        this.caller = caller;
        this.records = records;
    }

    @Override
    public void turn() {
        records.command();
        send().filter(answer -> answer.status() == 201).ifPresent(answer -> {
            day++;
            done.put(answer.at("/id"), answer.json().path("events"));
        });
    }

    private Optional<Answer> send() {
        var observed = LocalDate.of(2026, 2, 1).plusDays(day);
        return caller.post("/v1/imports/modelsdev?observed_at=" + observed, catalogue(day), "Prefer", "wait=20");
    }

    /** The catalogue of a day on which every third price moves. */
    private static String catalogue(int day) {
        return IntStream.range(0, OFFERINGS)
                .mapToObj(i -> """
                        "model-%d": {"id": "model-%d", "name": "Model %d", "release_date": "2026-01-%02d",
                        "limit": {"context": 1000}, "modalities": {"input": ["text"], "output": ["text"]},
                        "cost": {"input": %d.5, "output": %d}}""".formatted(i, i, i, 1 + i, 1 + (day + i) / 3, 20 + (day + i) / 3))
                .collect(Collectors.joining(",", "{\"openai\": {\"id\": \"openai\", \"models\": {", "}}}"));
    }

    /** What the runs that were done say now, and that the last one leaves nothing to import. */
    void judge() {
        done.forEach((run, events) -> {
            var now = Patience.answered("run " + run, () -> caller.get("/v1/imports/" + run));
            if (!now.at("/state").equals("done") || !now.json().path("events").equals(events)) {
                records.violation("import %s was done with %s, and is now %s".formatted(run, events, now.body()));
            }
        });
        imported();
        var again = imported();
        if (!again.json().path("events").isEmpty()) {
            records.violation("the same catalogue once more brings events: " + again.body());
        }
    }

    /** A run that may still be under way, or whose process died, lets the next one in. */
    private Answer imported() {
        return Patience.answered("an import after the faults", () -> send().filter(answer -> answer.status() == 201));
    }

    @Override
    public int rest() {
        return 2_500;
    }
}
