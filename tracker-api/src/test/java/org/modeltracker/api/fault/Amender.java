package org.modeltracker.api.fault;

import java.util.Optional;
import org.modeltracker.api.Envelope;

/** Records a claim until it is stored, then corrects it or takes it back: once, whatever it is told. */
final class Amender implements Client {

    private final String name;
    private final NodeCaller caller;
    private final Records records;
    private final FreshClaims claims;
    private Optional<Write> last = Optional.empty();
    private Envelope claim;

    Amender(String name, NodeCaller caller, Records records) {
        this.name = name;
        this.caller = caller;
        this.records = records;
        this.claims = new FreshClaims(name, caller.random());
        this.claim = claims.next();
    }

    @Override
    public void turn() {
        if (last.isEmpty()) {
            var id = claims.id();
            claim = claims.next().id(id);
            last = Optional.of(Write.of(name, StoredLog.id(id.toString()), "/v1/events", claim.toString()));
        }
        var write = send(last.orElseThrow());
        last = Optional.of(write);
        if (write.isAcknowledged()) {
            last = Optional.empty();
            amend();
        }
    }

    private void amend() {
        var target = claim.json().path("id").asString();
        boolean takesBack = caller.random().nextInt(3) == 0;
        var amendment = takesBack
                ? retraction()
                : claim.without("id").seen("2026-10-01").correcting();
        boolean keyed = caller.random().nextBoolean();
        var place = "/v1/events/" + target + (takesBack ? "/retraction" : "/correction");
        var body = keyed ? amendment : amendment.id(claims.id());
        send(Write.of(
                name,
                StoredLog.amends(target),
                place,
                body.toString(),
                keyed ? new String[] {"Idempotency-Key", "amends-" + target} : new String[0]));
    }

    private Envelope retraction() {
        var json = Envelope.tree("{'reason': 'it was wrong'}").asObject();
        json.set("source", claim.json().path("source"));
        json.set("observed_at", claim.json().path("observed_at"));
        return new Envelope(json);
    }

    private Write send(Write write) {
        return records.keep(caller.post(write.path(), write.body(), write.headers())
                .map(write::answered)
                .orElse(write.answered(0, "")));
    }

    @Override
    public int rest() {
        return 250;
    }
}
