package org.modeltracker.api.fault;

import java.util.ArrayList;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes batches of NDJSON; of each line it keeps the result that came before the connection broke. */
final class LineWriter implements Client {

    private final String name;
    private final NodeCaller caller;
    private final Records records;
    private final FreshClaims claims;

    LineWriter(String name, NodeCaller caller, Records records) {
        this.name = name;
        this.caller = caller;
        this.records = records;
        this.claims = new FreshClaims(name, caller.random());
    }

    @Override
    public void turn() {
        var batch = new ArrayList<Write>();
        int size = 1 + caller.random().nextInt(30);
        for (int n = 0; n < size; n++) {
            var id = claims.id();
            var line = claims.next().id(id).toString();
            batch.add(Write.of(name, StoredLog.id(id.toString()), "/v1/events", line));
        }
        var body = batch.stream().map(Write::body).collect(Collectors.joining("\n"));
        var results = new ArrayList<String>();
        int status =
                caller.lines(caller.ndjson("/v1/events", body), results::add).orElse(0);
        boolean asLines = status >= 200 && status < 300;
        if (asLines) {
            results.forEach(result -> keep(batch, result));
        }
        batch.forEach(write ->
                records.keepFirst(asLines || status == 0 ? write : write.answered(status, String.join("\n", results))));
    }

    private void keep(ArrayList<Write> batch, String result) {
        try {
            var json = JsonMapper.shared().readTree(result);
            int line = json.path("line").asInt();
            records.keep(batch.get(line - 1).answered(json.path("status").asInt(), result));
        } catch (JacksonException cutShort) {
            // an answer that broke off is none
        }
    }

    @Override
    public int rest() {
        return 900;
    }
}
