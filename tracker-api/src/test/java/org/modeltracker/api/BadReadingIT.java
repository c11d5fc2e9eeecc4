package org.modeltracker.api;

import static org.modeltracker.api.Envelope.status;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;

/** Questions that cannot be asked. */
class BadReadingIT extends BadInput {

    @Override
    Stream<Bad> cases() {
        var model = "/v1/models/" + MODEL;
        return Stream.of(
                read("an unknown parameter", "/v1/models?colour=red", 400, "?colour"),
                read("a parameter misspelt", model + "?asof=1", 400, "?asof"),
                read("a parameter twice", model + "?as_of=1&as_of=2", 400, "?as_of"),
                read("a limit twice", "/v1/models?limit=1&limit=2", 400, "?limit"),
                read("a limit of zero", "/v1/models?limit=0", 400, "?limit"),
                read("a limit of 101", "/v1/models?limit=101", 400, "?limit"),
                read("a limit in words", "/v1/events?limit=many", 400, "?limit"),
                read("a cursor that is none", "/v1/models?cursor=abc", 400, "?cursor"),
                read("a cursor of something else", "/v1/models?cursor=e30", 400, "?cursor"),
                read("a cursor with bytes that are no text", "/v1/models?cursor=_w", 400, "?cursor"),
                read("a cursor that points before the list", "/v1/models?cursor=" + cursor("-1"), 400, "?cursor"),
                read("a cursor that points too far", "/v1/models?cursor=" + cursor("99999999999"), 400, "?cursor"),
                read("an access state that is none", "/v1/models?access_state=zzz", 400, "?access_state"),
                read("a second channel that is none", "/v1/models?channel=aggregator&channel=zzz", 400, "?channel"),
                read("a status that is none", "/v1/models?open_source_status=zzz", 400, "?open_source_status"),
                read("a disclosure that is none", "/v1/models?pricing_disclosure=zzz", 400, "?pricing_disclosure"),
                read("an outcome that is none", "/v1/expectations?status=zzz", 400, "?status"),
                read("an event type that is none", "/v1/timeline?type=zzz", 400, "?type"),
                read("an event type of the log that is none", "/v1/events?type=zzz", 400, "?type"),
                read("an event type of a model that is none", model + "/timeline?type=zzz", 400, "?type"),
                read("a sort that is none", "/v1/models?sort=colour", 400, "?sort"),
                read("an order that is none", "/v1/timeline?order=colour", 400, "?order"),
                read("a from that is no date", "/v1/timeline?from=yesterday", 400, "?from"),
                read("an after that is no position", "/v1/events?after=x", 400, "?after"),
                read("a negative after", "/v1/events?after=-1", 400, "?after"),
                read("an effective_at that is no date", model + "?effective_at=now", 400, "?effective_at"),
                read("an impossible effective_at", model + "?effective_at=2026-02-30", 400, "?effective_at"),
                read("an empty effective_at", model + "?effective_at=", 400, "?effective_at"),
                read("an as_of that is no date", model + "?as_of=last-week", 400, "?as_of"),
                read("an as_of of too many digits", model + "?as_of=" + "9".repeat(30), 400, "?as_of"),
                read("a negative as_of", model + "?as_of=-1", 400, "?as_of"),
                read("an observed_by that is no date", model + "?observed_by=x", 400, "?observed_by"),
                read("an observed_by of models", "/v1/models?observed_by=2026-01-01", 400, "?observed_by"),
                read("an observed_by of disputes", "/v1/disputes?observed_by=2026-01-01", 400, "?observed_by"),
                read(
                        "an observed_by of organisations",
                        "/v1/organisations?observed_by=2026-01-01",
                        400,
                        "?observed_by"),
                read("a frontier of nothing", "/v1/frontier", 400, "?benchmark"),
                read("a frontier of an unknown benchmark", "/v1/frontier?benchmark=bad-nothing", 404),
                read("a comparison of nothing", "/v1/compare", 400, "?model"),
                read("a comparison with an unknown model", "/v1/compare?model=bad/nobody", 404),
                read("NUL in a parameter", "/v1/models?q=%00", 400, "?q"),
                read("NUL in a path", "/v1/models/bad/a%00b", 400),
                read("an unknown path", "/v1/nothing", 404),
                read("an unknown page", "/nothing", 404),
                read("an unknown model", "/v1/models/bad/nobody", 404),
                read("an unknown model's access", "/v1/models/bad/nobody/access", 404),
                read("an unknown benchmark", "/v1/benchmarks/bad-nothing", 404),
                read("an unknown organisation", "/v1/organisations/nobody-at-all", 404),
                read("an unknown event", "/v1/events/" + UUID.randomUUID(), 404),
                read("an event id that is none", "/v1/events/17", 404),
                read("a path with a double slash", "/v1//models", 400),
                bad("a method that is not taken", () -> http().delete("/v1/events"), 405),
                bad("a PUT", () -> http().send(http().request("/v1/models").PUT(BodyPublishers.ofString("{}"))), 405),
                bad(
                        "a PATCH of a model",
                        () -> http().send(http().request(model).method("PATCH", BodyPublishers.ofString("{}"))),
                        405),
                bad("a form that is not offered", () -> anybody().get(model, "Accept", "image/png"), 406),
                bad("CSV of what is no list", () -> anybody().get(model, "Accept", "text/csv"), 406),
                bad("a format that is none", () -> anybody().get("/v1/models?format=docx"), 406),
                bad(
                        "a Last-Event-ID that is no position",
                        () -> anybody().get("/v1/events", "Accept", "text/event-stream", "Last-Event-ID", "x"),
                        400));
    }

    private Bad read(String name, String path, int status, String... pointers) {
        return new Bad(name, () -> anybody().get(path), status, pointers);
    }

    private static String cursor(String offset) {
        var json = "{\"as_of\":\"1\",\"at\":\"2026-11-01T00:00:00Z\",\"offset\":\"%s\"}".formatted(offset);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());
    }
}
