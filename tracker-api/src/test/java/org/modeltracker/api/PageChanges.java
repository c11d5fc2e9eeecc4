package org.modeltracker.api;

import java.util.stream.Stream;
import org.modeltracker.api.EveryChange.Route;

/** Every form of the pages that changes something. */
final class PageChanges extends ChangeableThings {

    private final FormClient signedIn;

    PageChanges(BreakableTracker tracker, FormClient signedIn) {
        super(tracker);
        this.signedIn = signedIn;
    }

    Stream<Route> routes() {
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

    private Route form(String action, String fields, String statement, String question) {
        return new Route("POST /webhooks/{id}/" + action, (route, n) -> {
            var id = subscribed(route, n);
            var filled = fields.endsWith("url=") ? fields + url(n) : fields;
            return new Change(
                    route, signedIn.form("/webhooks/" + id + "/" + action, filled), statement, question.formatted(id));
        });
    }
}
