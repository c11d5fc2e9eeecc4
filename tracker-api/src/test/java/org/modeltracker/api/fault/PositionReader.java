package org.modeltracker.api.fault;

import org.modeltracker.api.Http.Answer;

/** Asks now one node and now another how far the log and its views are: neither ever goes back. */
final class PositionReader implements Client {

    private final NodeCaller caller;
    private final Records records;
    private long log;
    private long views;

    PositionReader(NodeCaller caller, Records records) {
        this.caller = caller;
        this.records = records;
    }

    @Override
    public void turn() {
        caller.get("/v1/status").filter(answer -> answer.status() == 200).ifPresent(this::compare);
    }

    private void compare(Answer answer) {
        log = notBack("log", log, answer.json().at("/position").asLong());
        views = notBack("views", views, answer.json().at("/views/position").asLong());
    }

    private long notBack(String what, long before, long now) {
        if (now < before) {
            records.violation("the %s went back from %d to %d".formatted(what, before, now));
        }
        return Math.max(before, now);
    }

    @Override
    public int rest() {
        return 400;
    }
}
