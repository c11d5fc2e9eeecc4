package org.modeltracker.api.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.RandomClaims;

/** Tells all about one model, in order: each claim again and again until it is answered yes. */
final class Storyteller implements Client {

    private static final int CLAIMS = 60;

    private final String name;
    private final NodeCaller caller;
    private final Records records;
    private final Deque<Envelope> untold = new ArrayDeque<>();
    private int stories;

    Storyteller(String name, NodeCaller caller, Records records) {
        this.name = name;
        this.caller = caller;
        this.records = records;
    }

    @Override
    public void turn() {
        if (untold.isEmpty()) {
            long seed = caller.random().nextLong();
            untold.addAll(RandomClaims.of(seed, "faulty/%s-%d".formatted(name, stories++), CLAIMS));
        }
        var body = untold.getFirst().toString();
        var answer = caller.post("/v1/events", body);
        if (answer.isPresent() && answer.get().status() < 500) {
            untold.removeFirst();
            int status = answer.get().status();
            if (status != 201 && status != 200) {
                records.violation("%s: %s was refused %d %s"
                        .formatted(name, body, status, answer.get().body()));
            } else if (status == 201) {
                var id = answer.get().at("/id");
                records.keep(
                        Write.of(name, StoredLog.id(id), "/v1/events", body).answered(answer.get()));
            }
        }
    }

    @Override
    public int rest() {
        return 150;
    }
}
