package org.modeltracker.api;

import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.status;

import java.util.UUID;
import java.util.stream.Stream;
import org.modeltracker.api.Http.Answer;
import tools.jackson.databind.JsonNode;

/** Corrections and retractions that cannot be. */
class BadAmendmentIT extends BadInput {

    @Override
    Stream<Bad> cases() {
        var again = status(MODEL, "2026-06-01", "gated_weights");
        return Stream.of(
                bad("a correction of another model's claim", () -> correctly(other, again), 422, ""),
                bad(
                        "a correction of a retracted claim",
                        () -> correctly(ended, access(MODEL, "2026-06-01", "waitlist")),
                        409),
                bad(
                        "a correction that answers another question",
                        () -> correctly(
                                standing,
                                access(MODEL, "2026-06-01", "waitlist").with("/data/channel", "aggregator")),
                        422),
                bad("a correction with another type", () -> correctly(standing, price(MODEL, "2026-06-01", "5")), 422),
                bad("a correction with another benchmark's key", () -> correctly(expectation, again), 422),
                bad(
                        "a correction by another publisher",
                        () -> correctly(standing, again.by("a-paper", "press")),
                        422,
                        "/source/publisher"),
                bad(
                        "a correction of an unknown event",
                        () -> amend(UUID.randomUUID().toString(), "correction", again.correcting()),
                        404),
                bad("a correction of no event", () -> amend("17", "correction", again.correcting()), 404),
                bad(
                        "a correction without a reason",
                        () -> amend(standing.path("id").asString(), "correction", again),
                        422,
                        "/reason"),
                bad(
                        "a correction with a faulty replacement",
                        () -> correctly(standing, again.with("/data/status", "ajar")),
                        422,
                        "/data/status"),
                bad(
                        "a correction without data",
                        () -> amend(
                                standing.path("id").asString(),
                                "correction",
                                again.correcting().without("data")),
                        422,
                        "/data"),
                bad("a correction that is no object", () -> http().post(place(standing, "correction"), "[]"), 422, ""),
                bad("a correction of a retraction", () -> correctly(retraction, again), 422),
                bad(
                        "a retraction twice",
                        () -> http().post(
                                        place(ended, "retraction"),
                                        retraction(ended)
                                                .with("/reason", "again")
                                                .toString()),
                        409),
                bad(
                        "a retraction without a reason",
                        () -> http().post(
                                        place(standing, "retraction"),
                                        retraction(standing).without("reason").toString()),
                        422,
                        "/reason"),
                bad(
                        "a retraction without a source",
                        () -> http().post(
                                        place(standing, "retraction"),
                                        retraction(standing).without("source").toString()),
                        422,
                        "/source"),
                bad(
                        "a retraction with data",
                        () -> http().post(
                                        place(standing, "retraction"),
                                        retraction(standing)
                                                .withJson("/data", "{}")
                                                .toString()),
                        422,
                        "/data"),
                bad(
                        "a retraction with a type",
                        () -> http().post(
                                        place(standing, "retraction"),
                                        retraction(standing)
                                                .with("/type", "model.released")
                                                .toString()),
                        422,
                        "/type"),
                bad(
                        "a retraction in the future",
                        () -> http().post(
                                        place(standing, "retraction"),
                                        retraction(standing).seen("2999-01-01").toString()),
                        422,
                        "/observed_at"),
                bad(
                        "the same id with other content",
                        status(MODEL, "2026-07-01", "closed").id(id(standing)),
                        409,
                        "/id"),
                bad(
                        "an envelope that corrects an unknown event",
                        Envelope.of(
                                "claim.corrected",
                                MODEL,
                                "2026-06-01",
                                "{'corrects': '%s', 'reason': 'x', 'replacement': {'type': 'open_source_status.changed', 'data': {'status': 'closed'}}}"
                                        .formatted(UUID.randomUUID())),
                        422,
                        "/data/corrects"));
    }

    private Answer correctly(JsonNode event, Envelope by) {
        return amend(event.path("id").asString(), "correction", by.correcting());
    }

    private static String place(JsonNode event, String how) {
        return "/v1/events/" + event.path("id").asString() + "/" + how;
    }
}
