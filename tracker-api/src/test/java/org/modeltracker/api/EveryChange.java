package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.Http.Answer;

/** Every request that changes something, each time on things of its own. */
final class EveryChange {

    private static final String CODE = "ABCDEFGH";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final BreakableTracker tracker;
    private final FormClient signedIn;

    /** One route, and how a request to it is made ready while all is well. */
    record Route(String name, Preparation preparation) {

        Change change() {
            return preparation.change(name, COUNT.incrementAndGet());
        }
    }

    interface Preparation {
        Change change(String route, int number);
    }

    EveryChange(BreakableTracker tracker, FormClient signedIn) {
        this.tracker = tracker;
        this.signedIn = signedIn;
    }

    List<Route> routes() {
        return Stream.concat(ofTheApi(), ofPages()).toList();
    }

    private Stream<Route> ofTheApi() {
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

    private Stream<Route> ofPages() {
        return Stream.of(
                new Route("POST /identities", (route, n) -> {
                    recorded(n);
                    var fields = "own=true&reason=walked&listing=" + model(n);
                    return new Change(route, signedIn.form("/identities", fields), LOG, decisions(model(n)));
                }),
                new Route("POST /reviews/{id}", (route, n) -> {
                    var id = review();
                    return new Change(
                            route,
                            signedIn.form("/reviews/" + id, "dismissed=true"),
                            DECISION,
                            DISMISSED.formatted(id));
                }),
                new Route("POST /identities/retract", (route, n) -> {
                    recorded(n);
                    var decision =
                            recorded(Envelope.about("model", model(n), "model.identified", """
                            {'same_as': '%s', 'basis': 'editor', 'reason': 'walked'}
                            """.formatted(model(n)))
                                    .toString());
                    var fields = "reason=walked&event=" + decision;
                    return new Change(route, signedIn.form("/identities/retract", fields), LOG, events(n, 3));
                }),
                new Route(
                        "POST /webhooks",
                        (route, n) -> new Change(
                                route,
                                signedIn.form("/webhooks", "format=STANDARD&url=" + url(n)),
                                WEBHOOK,
                                "select count(*) = 1 from work.webhook where url = '%s'".formatted(url(n)))),
                form("change", "format=STANDARD&description=walked&url=", CHANGED, DESCRIBED),
                form("pause", "paused=false", CHANGED, "select not paused from work.webhook where id = '%s'"),
                form("delete", "", "delete from work.webhook", GONE),
                form("rotate-secret", "", SECRET, ROTATED),
                form("ping", "", "set code_sha256 = $1 where", PINGED),
                form("enable", "", ENABLE, ENABLED),
                form("consent", "code=" + CODE, CONSENT, CONSENTED),
                form("replay", "after=0", REPLAY, REPLAYED),
                new Route(
                        "POST /subscribe",
                        (route, n) -> new Change(
                                route,
                                signedIn.form("/subscribe", "email=walk-%d%%40mailbox.example".formatted(n)),
                                WEBHOOK,
                                "select count(*) = 1 from work.webhook where url = 'mailto:walk-%d@mailbox.example'"
                                        .formatted(n))),
                new Route("POST /subscribe/{id}/confirm/{token}", (route, n) -> {
                    var id = mailbox("/consent", n).at("/id");
                    tracker.stored.update("update work.webhook set owner = '@email' where id = ?::uuid", id);
                    var path = "/subscribe/%s/confirm/%s".formatted(id, CODE);
                    return new Change(route, signedIn.form(path, ""), CONSENT, CONSENTED.formatted(id));
                }),
                new Route(
                        "POST /keys",
                        (route, n) -> new Change(
                                route,
                                signedIn.form("/keys", "email=key-%d%%40mailbox.example".formatted(n)),
                                WEBHOOK,
                                "select count(*) = 1 from work.webhook where url = 'mailto:key-%d@mailbox.example'"
                                        .formatted(n))),
                new Route("POST /keys/{id}/{token}", (route, n) -> {
                    var id = mailbox("/consent", n).at("/id");
                    long keyed = tracker.stored.queryForObject(
                            "select count(*) from work.api_key join work.key_mailbox using (owner)", Long.class);
                    tracker.stored.update(
                            "update work.webhook set owner = '@keys', url = ? where id = ?::uuid",
                            "mailto:made-%d@mailbox.example".formatted(n),
                            id);
                    return new Change(
                            route,
                            signedIn.form("/keys/%s/%s".formatted(id, CODE), ""),
                            "insert into work.api_key",
                            "select count(*) > %d from work.api_key join work.key_mailbox using (owner)"
                                    .formatted(keyed));
                }),
                new Route("POST /subscribe/{id}/end/{token}", (route, n) -> {
                    var made = mailbox(route, n);
                    var path = "/subscribe/%s/end/%s".formatted(made.at("/id"), ending(made));
                    return new Change(
                            route,
                            signedIn.form(path, "List-Unsubscribe=One-Click"),
                            "delete from work.webhook",
                            GONE.formatted(made.at("/id")));
                }),
                new Route("POST /hub", (route, n) -> {
                    var feed = "http://localhost:8080/feeds/timeline.atom?organisation=walk-" + n;
                    var fields = "hub.mode=subscribe&hub.topic=%s&hub.callback=%s".formatted(feed, url(n));
                    return new Change(
                            route,
                            signedIn.form("/hub", fields),
                            "insert into work.hub_request",
                            "select count(*) = 1 from work.hub_request r join work.webhook w on w.id = r.webhook where w.topic = '%s'"
                                    .formatted(feed));
                }),
                new Route("POST /webhooks/{id}/retry", (route, n) -> {
                    var id = subscribed(route, n);
                    long delivery = delivery(id);
                    return new Change(
                            route,
                            signedIn.form("/webhooks/" + id + "/retry", "since=2026-01-01"),
                            "update work.delivery d set status = 'waiting'",
                            "select status = 'waiting' from work.delivery where id = " + delivery);
                }),
                new Route("POST /webhooks/{id}/deliveries/{delivery}/resend", (route, n) -> {
                    var id = subscribed(route, n);
                    long delivery = delivery(id);
                    var path = "/webhooks/%s/deliveries/%d/resend".formatted(id, delivery);
                    return new Change(route, signedIn.form(path, ""), RESEND, resent(delivery));
                }));
    }

    private static final String LOG = "insert into log.event";
    private static final String RUNNING = """
            insert into work.import_run (id, source, state, observed_at, observed, done, total, is_history, report)
            values (?, 'genai-prices', 'running', '2026-01-01', '2026-01-01', 0, 0, true,
                    jsonb_build_object('id', ?, 'source', 'genai-prices', 'state', 'running', 'observed_at', '2026-01-01',
                      'recorded_by', 'walk', 'started', '2026-01-01T00:00:00Z', 'force', false, 'dry_run', false,
                      'events', jsonb_build_object(), 'skipped', jsonb_build_array(),
                      'progress', jsonb_build_object('done', 0, 'total', 0, 'per_second', 0),
                      'history', jsonb_build_object('repository', 'file:/none', 'path', 'a', 'every', '1d')))
            """;
    private static final String DECISION = "update work.review set state";
    private static final String DISMISSED = "select state = 'dismissed' from work.review where id = '%s'";
    private static final String WEBHOOK = "insert into work.webhook (";
    private static final String CHANGED = "set url = $1";
    private static final String DESCRIBED = "select description = 'walked' from work.webhook where id = '%s'";
    private static final String GONE = "select count(*) = 0 from work.webhook where id = '%s'";
    private static final String SECRET = "insert into work.webhook_secret";
    private static final String ROTATED = "select count(*) = 2 from work.webhook_secret where webhook = '%s'";
    private static final String PINGED =
            "select count(*) = 2 from work.delivery d join work.message m on m.id = d.message where m.type = 'endpoint.ping' and webhook = '%s'";
    private static final String ENABLE = "set status = case when consented_at is null";
    private static final String ENABLED = "select status = 'active' from work.webhook where id = '%s'";
    private static final String CONSENT = "set code_sha256 = null, consented_at = $1, consented_by = $2";
    private static final String CONSENTED = "select consented_by = 'code' from work.webhook where id = '%s'";
    private static final String REPLAY = "insert into work.replay";
    private static final String REPLAYED = "select count(*) = 1 from work.replay where webhook = '%s'";
    private static final String RESEND = "select id, webhook, message, 'manual'";

    private static String resent(long delivery) {
        return "select exists (select from work.due where trigger = 'manual' and delivery = %d)".formatted(delivery);
    }

    private Route webhook(String name, String path, String body, String statement, String question) {
        return new Route(name, (route, n) -> {
            var id = subscribed(route, n);
            return api(route, "/v1/webhooks/" + id + path, body, statement, question.formatted(id));
        });
    }

    private Route form(String action, String fields, String statement, String question) {
        return new Route("POST /webhooks/{id}/" + action, (route, n) -> {
            var id = subscribed(route, n);
            var filled = fields.endsWith("url=") ? fields + url(n) : fields;
            return new Change(
                    route, signedIn.form("/webhooks/" + id + "/" + action, filled), statement, question.formatted(id));
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

    private static String model(int number) {
        return "walk/model-" + number;
    }

    private static String claim(int number) {
        return Envelope.announced(model(number), "2026-01-15").toString();
    }

    private static String events(int number, int count) {
        return "select count(*) = %d from log.event where stream = 'model:%s'".formatted(count, model(number));
    }

    private static String decisions(String model) {
        return "select count(*) = 1 from log.event where stream = 'model:%s' and type = 'model.identified'"
                .formatted(model);
    }

    private String recorded(int number) {
        return recorded(claim(number));
    }

    private String recorded(String claim) {
        return tracker.http().post("/v1/events", claim).at("/id");
    }

    /** Nobody listens there. */
    private String url(int number) {
        return "http://127.0.0.1:%d/walk-%d".formatted(tracker.nobody, number);
    }

    private String watch(int number) {
        return "{\"url\":\"%s\",\"publisher\":\"walk\",\"about\":\"pricing\"}".formatted(url(number));
    }

    /** One that is open. */
    private UUID review() {
        var id = UUID.randomUUID();
        tracker.stored.update("""
                insert into work.review (id, kind, page, url, publisher, found_at)
                values (?, 'page_gone', gen_random_uuid(), 'https://walk.example/', 'walk', now())
                """, id);
        return id;
    }

    private String order(int number) {
        return "{\"url\":\"%s\"}".formatted(url(number));
    }

    /** One that consented and is paused, so that nothing becomes of what it is promised; before consent and enabling as these need it. */
    private String subscribed(String route, int number) {
        return made(route, number).at("/id");
    }

    /** The same for a mailbox; it waits for no letter. */
    private Answer mailbox(String route, int number) {
        var made = made(route, number);
        var id = made.at("/id");
        tracker.stored.update("delete from work.due where webhook = ?::uuid", id);
        tracker.stored.update(
                "update work.webhook set format = 'email', url = 'mailto:walk@mailbox.example' where id = ?::uuid", id);
        return made;
    }

    /** What a letter would have in its link. */
    private static String ending(Answer made) {
        try {
            var secret = Base64.getDecoder().decode(made.at("/secret").substring("whsec_".length()));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(("end " + made.at("/id")).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer made(String route, int number) {
        var made = tracker.http().post("/v1/webhooks", order(number));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var id = made.at("/id");
        var status = route.endsWith("/consent") ? "pending" : route.endsWith("/enable") ? "disabled" : "active";
        tracker.stored.update("""
                update work.webhook set paused = true, status = ?, code_sha256 = sha256(convert_to(?, 'UTF8')),
                       consented_at = case ? when 'pending' then null else now() end
                 where id = ?::uuid
                """, status, CODE, status, id);
        return made;
    }

    /** One that failed. */
    private long delivery(String webhook) {
        return tracker.stored.queryForObject("""
                with message as (
                  insert into work.message (id, type, body, sentence, page, changes_answer, historical, made_at)
                  values (gen_random_uuid(), 'model.released', '{}', 'A model', 'http://localhost', true, false, now()) returning id)
                insert into work.delivery (webhook, message, status, made_at, failed_at)
                select ?::uuid, id, 'failed', now(), now() from message returning id
                """, Long.class, webhook);
    }
}
