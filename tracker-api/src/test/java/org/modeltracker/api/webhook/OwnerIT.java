package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http;
import org.modeltracker.api.Http.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What belongs to another owner does not exist, whatever is asked of it; and what is asked wrongly is refused by name. */
class OwnerIT extends WebhookContext {

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private record Route(String method, String path) {}

    /** Of all routes that name one webhook; a new one is here by itself. */
    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(mapping -> {
            for (var path : mapping.getPatternValues()) {
                if (path.startsWith("/v1/webhooks/")) {
                    mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> routes.add(new Route(method.name(), path)));
                }
            }
        });
        return routes;
    }

    private static Answer ask(Http as, Route route, String id, String delivery, String replay) {
        var path =
                route.path().replace("{id}", id).replace("{delivery}", delivery).replace("{replay}", replay);
        var body = path.endsWith("/replay") ? "{\"after\":0}" : path.endsWith("/consent") ? "{\"code\":\"A\"}" : "{}";
        return as.send(as.request(path, "Content-Type", "application/json")
                .method(route.method(), HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void an_owner_has_so_many_webhooks_and_no_more() {
        JsonNode one = order(receiver, "");
        for (int i = 1; i < 100; i++) {
            one = order(receiver, "");
        }
        var refused = owner.post("/v1/webhooks", "{\"url\":\"%s\"}".formatted(receiver.url()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/type")).endsWith("/too-many-webhooks");
        assertThat(owner.delete(path(one, "")).status()).isEqualTo(204);
        order(receiver, "");
    }

    @Test
    void owner_b_gets_404_on_every_route_of_what_belongs_to_owner_a() {
        var webhook = subscribe();
        record(Envelope.released(lab + "/one", today()));
        attempts(webhook, 1);
        var id = webhook.path("id").asString();
        var delivery = deliveries(webhook, "").getFirst().path("id").asString();
        var replay = owner.post(path(webhook, "/replay"), "{\"after\":%d}".formatted(head()))
                .at("/id");
        var before = state(webhook);
        var stranger = ownerNamed(lab + "-stranger");
        assertThat(routes()).hasSizeGreaterThanOrEqualTo(11);
        for (var route : routes()) {
            boolean forTheAdmin =
                    route.path().equals("/v1/webhooks/{id}") && !route.method().equals("PATCH");
            for (var as : forTheAdmin ? List.of(stranger) : List.of(stranger, http())) {
                var answer = ask(as, route, id, delivery, replay);
                assertThat(answer.status()).as(route + " " + answer.body()).isEqualTo(404);
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
        }
        assertThat(state(webhook)).isEqualTo(before);
        assertThat(stranger.get("/v1/webhooks").json().path("data")).isEmpty();
        assertThat(owner.get("/v1/webhooks").json().path("data")).hasSize(1);
    }

    private String state(JsonNode webhook) {
        return owner.get(path(webhook, "")).body() + deliveries(webhook, "");
    }

    @Test
    void without_the_scope_there_is_no_way_in_at_all() {
        var made = http().post(
                        "/v1/keys", "{\"name\":\"n\",\"owner\":\"%s\",\"scopes\":[\"events:write\"]}".formatted(lab));
        var weak = http().with(made.at("/key"));
        for (var route : routes()) {
            assertThat(ask(
                                    weak,
                                    route,
                                    UUID.randomUUID().toString(),
                                    "1",
                                    UUID.randomUUID().toString())
                            .status())
                    .isEqualTo(403);
            assertThat(ask(
                                    anybody(),
                                    route,
                                    UUID.randomUUID().toString(),
                                    "1",
                                    UUID.randomUUID().toString())
                            .status())
                    .isEqualTo(401);
        }
        assertThat(weak.post("/v1/webhooks", "{}").status()).isEqualTo(403);
    }

    @Test
    void what_was_made_with_one_key_is_seen_with_another_of_the_same_owner() {
        var webhook = subscribe();
        assertThat(ownerNamed(lab).get(path(webhook, "")).status()).isEqualTo(200);
    }

    @Test
    void changes_that_race_change_each_what_it_names() {
        var webhook = subscribe();
        for (int n = 1; n <= 20; n++) {
            int i = n;
            Stream.of(
                            "{'description': 'n%d'}",
                            "{'rate_per_minute': %d}", "{'only_changes': false, 'types': ['pricing.changed']}")
                    .map(change -> change.formatted(i))
                    .parallel()
                    .forEach(change ->
                            assertThat(patch(webhook, change).status()).isEqualTo(200));
            var now = owner.get(path(webhook, "")).json();
            assertThat(now.path("description").asString()).isEqualTo("n" + i);
            assertThat(now.path("rate_per_minute").asInt()).isEqualTo(i);
        }
    }

    @Test
    void a_webhook_that_is_deleted_gets_nothing_more() {
        var webhook = subscribe();
        assertThat(owner.delete(path(webhook, "")).status()).isEqualTo(204);
        assertThat(owner.get(path(webhook, "")).status()).isEqualTo(404);
        assertThat(owner.delete(path(webhook, "")).status()).isEqualTo(404);
        record(Envelope.released(lab + "/one", today()));
        assertThat(receiver.news()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/url|is required",
                "{'url': 'http://10.0.0.1/'}|/url|address_refused: ",
                "{'url': 'http://127.0.0.2/'}|/url|address_refused: ",
                "{'url': 'http://a:b@127.0.0.1/'}|/url|userinfo: ",
                "{'url': 'ftp://127.0.0.1/'}|/url|scheme: ",
                "{'url': 'http://127.1/'}|/url|host: ",
                "{'url': 'http://no-such-host.invalid/'}|/url|dns_failed: ",
                "{'url': 'http://127.0.0.1:9999/', 'types': ['pricing.changed', 'pricing.chnged']}|/types/1|is not an event type",
                "{'url': 'http://127.0.0.1:9999/', 'types': [null]}|/types/0|is not an event type",
                "{'url': 'http://127.0.0.1:9999/', 'types': ['endpoint.paused']}|/types/0|is not an event type",
                "{'url': 'http://127.0.0.1:9999/', 'models': ['meta']}|/models/0|must be organisation/name",
                "{'url': 'http://127.0.0.1:9999/', 'models': ['Meta/%']}|/models/0|must be organisation/name",
                "{'url': 'http://127.0.0.1:9999/', 'organisations': ['*']}|/organisations/0|is not the id of an organisation",
                "{'url': 'http://127.0.0.1:9999/', 'rate_per_minute': 0}|/rate_per_minute|must be 1 to 6000",
                "{'url': 'http://127.0.0.1:9999/', 'description': 'a\\u0000b'}|/description|must not be longer than",
                "{'url': 'http://127.0.0.1:9999/', 'format': 'fax'}|/format|is not a valid value",
                "{'url': 'http://127.0.0.1:9999/', 'only_changes': 'perhaps'}|/only_changes|must be true or false",
                "{'url': 'http://127.0.0.1:9999/', 'secret': 'mine'}|/secret|is not a known property"
            })
    void a_faulty_order_is_refused_with_the_place_and_nothing_is_kept(String body, String pointer, String detail) {
        var answer = owner.post("/v1/webhooks", body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(answer.at("/errors/0/detail")).startsWith(detail);
        assertThat(owner.get("/v1/webhooks").json().path("data")).isEmpty();
        var webhook = subscribe();
        if (!body.equals("{}")) {
            var patched = patch(webhook, body);
            assertThat(patched.status()).as(patched.body()).isEqualTo(422);
            assertThat(patched.at("/errors/0/pointer")).isEqualTo(pointer);
        }
    }
}
