package org.modeltracker.api;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.EveryChange.Route;

/** Every request to the API that changes something. */
final class ApiChanges extends ChangeableThings {

    ApiChanges(BreakableTracker tracker) {
        super(tracker);
    }

    Stream<Route> routes() {
        return Stream.of(
                new Route("POST /v1/events", (route, n) -> api(route, "/v1/events", claim(n), LOG, events(n, 1))),
                new Route("POST /v1/events/{id}/correction", (route, n) -> {
                    var path = "/v1/events/" + recorded(n) + "/correction";
                    var body = Envelope.announced(model(n), "2026-01-16").correcting();
                    return api(route, path, body.toString(), LOG, events(n, 2));
                }),
                new Route("POST /v1/events/{id}/retraction", (route, n) -> {
                    var event = tracker.http().post("/v1/events", claim(n)).json();
                    var path = "/v1/events/" + event.path("id").asString() + "/retraction";
                    return api(route, path, ApiContext.retraction(event).toString(), LOG, events(n, 2));
                }),
                new Route(
                        "POST /v1/imports/{import}",
                        (route, n) -> api(
                                route,
                                "/v1/imports/ndjson?force=true&observed_at=2026-02-01",
                                Envelope.announced(model(n), "2026-01-15")
                                        .by("dataset", "catalogue")
                                        .without("observed_at")
                                        .toString(),
                                LOG,
                                events(n, 1))),
                new Route(
                        "POST /v1/imports/{import}/history",
                        (route, n) -> api(
                                route,
                                "/v1/imports/modeldeprecations/history",
                                "{\"repository\": \"https://93.184.216.34/walk.git\", \"path\": \"walk-%d\"}"
                                        .formatted(n),
                                null,
                                "select count(*) = 1 from work.import_run where report -> 'history' ->> 'path' = 'walk-%d'"
                                        .formatted(n))),
                new Route("DELETE /v1/imports/{import}", (route, n) -> {
                    var id = UUID.randomUUID();
                    tracker.stored.update(RUNNING, id, id.toString());
                    return api(
                            route,
                            "/v1/imports/" + id,
                            "",
                            null,
                            "select cancelled from work.import_run where id = '%s'".formatted(id));
                }),
                new Route(
                        "POST /v1/watches",
                        (route, n) -> api(
                                route,
                                "/v1/watches",
                                watch(n),
                                "insert into work.watch",
                                "select count(*) = 1 from work.page where url = '%s'".formatted(url(n)))),
                new Route("DELETE /v1/watches/{id}", (route, n) -> {
                    var id = tracker.http().post("/v1/watches", watch(n)).at("/id");
                    return api(
                            route,
                            "/v1/watches/" + id,
                            "",
                            "delete from work.page",
                            "select count(*) = 0 from work.page where id = '%s'".formatted(id));
                }),
                new Route("POST /v1/reviews/{id}/decision", (route, n) -> {
                    var id = review();
                    return api(
                            route,
                            "/v1/reviews/" + id + "/decision",
                            "{\"decision\":\"dismissed\"}",
                            DECISION,
                            DISMISSED.formatted(id));
                }),
                new Route("POST /v1/identities/review", (route, n) -> {
                    var model = "walk-%d/claude-opus-4-6".formatted(n);
                    recorded(Envelope.announced(model, "2026-01-15").toString());
                    return api(route, "/v1/identities/review", "", LOG, decisions(model));
                }),
                new Route("POST /v1/views/rebuild", (route, n) -> {
                    tracker.rebuilt();
                    return api(route, "/v1/views/rebuild", "", null, "select true");
                }),
                new Route(
                        "POST /v1/keys",
                        (route, n) -> api(
                                route,
                                "/v1/keys",
                                "{\"name\":\"walk-%d\",\"owner\":\"walk\",\"scopes\":[\"events:write\"]}".formatted(n),
                                "insert into work.api_key",
                                "select count(*) = 1 from work.api_key where name = 'walk-%d'".formatted(n))),
                new Route("DELETE /v1/keys/{id}", (route, n) -> {
                    var body = "{\"name\":\"gone-%d\",\"owner\":\"walk\",\"scopes\":[\"events:write\"]}".formatted(n);
                    var id = tracker.http().post("/v1/keys", body).at("/id");
                    return api(
                            route,
                            "/v1/keys/" + id,
                            "",
                            "update work.api_key set revoked_at",
                            "select revoked_at is not null from work.api_key where id = '%s'".formatted(id));
                }),
                new Route(
                        "POST /v1/webhooks",
                        (route, n) -> api(
                                route,
                                "/v1/webhooks",
                                order(n),
                                WEBHOOK,
                                "select count(*) = 1 from work.webhook where url = '%s'".formatted(url(n)))),
                webhook("PATCH /v1/webhooks/{id}", "", "{\"description\":\"walked\"}", CHANGED, DESCRIBED),
                webhook("DELETE /v1/webhooks/{id}", "", "", "delete from work.webhook", GONE),
                webhook("POST /v1/webhooks/{id}/rotate-secret", "/rotate-secret", "", SECRET, ROTATED),
                webhook("POST /v1/webhooks/{id}/ping", "/ping", "", "set code_sha256 = $1 where", PINGED),
                webhook("POST /v1/webhooks/{id}/enable", "/enable", "", ENABLE, ENABLED),
                webhook(
                        "POST /v1/webhooks/{id}/consent",
                        "/consent",
                        "{\"code\":\"" + CODE + "\"}",
                        CONSENT,
                        CONSENTED),
                webhook("POST /v1/webhooks/{id}/replay", "/replay", "{\"after\":0}", REPLAY, REPLAYED),
                new Route("POST /v1/webhooks/{id}/deliveries/{delivery}/resend", (route, n) -> {
                    var id = subscribed(route, n);
                    long delivery = delivery(id);
                    var path = "/v1/webhooks/%s/deliveries/%d/resend".formatted(id, delivery);
                    return api(route, path, "", RESEND, resent(delivery));
                }));
    }

    private Route webhook(String name, String path, String body, String statement, String question) {
        return new Route(name, (route, n) -> {
            var id = subscribed(route, n);
            return api(route, "/v1/webhooks/" + id + path, body, statement, question.formatted(id));
        });
    }

    private Change api(String route, String path, String body, @Nullable String statement, String question) {
        var type = path.startsWith("/v1/imports/ndjson") ? "application/x-ndjson" : "application/json";
        var request = tracker.http()
                .request(
                        path,
                        "Content-Type",
                        type,
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .method(route.substring(0, route.indexOf(' ')), BodyPublishers.ofString(body))
                .build();
        return new Change(route, request, statement, question);
    }
}
