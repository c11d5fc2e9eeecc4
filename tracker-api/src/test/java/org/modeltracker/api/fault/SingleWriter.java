package org.modeltracker.api.fault;

import org.modeltracker.api.Envelope;

/** Writes one event after another: in turn with an id of its own and with an Idempotency-Key. Asks again, sometimes, when it got no yes. */
final class SingleWriter implements Client {

    private final String name;
    private final NodeCaller caller;
    private final Records records;
    private final FreshClaims claims;
    private int count;

    SingleWriter(String name, NodeCaller caller, Records records) {
        this.name = name;
        this.caller = caller;
        this.records = records;
        this.claims = new FreshClaims(name, caller.random());
    }

    @Override
    public void turn() {
        var write = send(next());
        boolean asksAgain = caller.random().nextInt(3) == 0;
        if (!write.isAcknowledged() && asksAgain) {
            send(write);
        }
    }

    private Write next() {
        var claim = claims.next();
        var place = claim.json().at("/source/locator").asString();
        return ++count % 2 == 0 ? keyed(place, claim) : named(claim);
    }

    private Write keyed(String place, Envelope claim) {
        return Write.of(name, StoredLog.effectiveData(place), "/v1/events", claim.toString(), "Idempotency-Key", place);
    }

    private Write named(Envelope claim) {
        var id = claims.id();
        return Write.of(
                name, StoredLog.id(id.toString()), "/v1/events", claim.id(id).toString());
    }

    private Write send(Write write) {
        return records.keep(caller.post(write.path(), write.body(), write.headers())
                .map(write::answered)
                .orElse(write.answered(0, "")));
    }

    @Override
    public int rest() {
        return 60;
    }
}
