package org.modeltracker.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Http;
import org.modeltracker.api.Http.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What keys open, over HTTP. */
class KeysIT extends ApiContext {

    private static final String NOWHERE = "/v1/webhooks/nothing";

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void a_key_is_shown_once_and_kept_as_a_hash() {
        var made = make("a@b.c", "events:write", "history:read");
        assertThat(made.status()).isEqualTo(201);
        var key = made.at("/key");
        assertThat(ApiKey.isWellFormed(key)).isTrue();
        assertThat(made.header("Location")).isEqualTo("/v1/keys/" + made.at("/id"));
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");

        var shown = http().get(made.header("Location"));
        assertThat(shown.at("/owner")).isEqualTo("a@b.c");
        assertThat(shown.at("/scopes/0")).isEqualTo("events:write");
        assertThat(shown.at("/ending")).isEqualTo(key.substring(key.length() - 4));
        assertThat(shown.body()).doesNotContain(key.substring(0, 20));
        assertThat(jdbc.queryForList("select k::text from work.api_key k", String.class))
                .isNotEmpty()
                .noneMatch(row -> row.contains(key.substring(9, 30)));
    }

    @Test
    void a_scope_opens_its_own_doors_only() {
        var writer = http().with(make("w", "events:write").at("/key"));
        assertThat(writer.post("/v1/events", "{}").status()).isEqualTo(422);
        refused(writer.get("/v1/keys"), "keys:admin");
        refused(writer.post("/v1/views/rebuild", "{}"), "keys:admin");
        refused(writer.get(NOWHERE), "webhooks:write");

        var subscriber = http().with(make("s", "webhooks:write").at("/key"));
        assertThat(subscriber.get(NOWHERE).status()).isEqualTo(404);
        refused(subscriber.post("/v1/events", "{}"), "events:write");
        refused(subscriber.post("/v1/events/00000000-0000-0000-0000-000000000001/correction", "{}"), "events:write");
    }

    @Test
    void the_operator_may_do_everything() {
        assertThat(http().get("/v1/keys").status()).isEqualTo(200);
        assertThat(http().get(NOWHERE).status()).isEqualTo(404);
        assertThat(http().post("/v1/events", "{}").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/keys", NOWHERE})
    void without_a_key_closed_doors_ask_for_one(String path) {
        var answer = anybody().get(path);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"model-tracker\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(anybody().post("/v1/events", "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models, 200",
        "/v1/models/no/such, 404",
        "/v1/nothing, 404",
        "/actuator/health, 200",
        "/actuator/env, 401"
    })
    void reads_are_open(String path, int status) {
        assertThat(anybody().get(path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer nonsense",
                "Bearer trk_live_abcdefghijklmnopqrstuvwxyz01232LolCn",
                "Bearer trk_live_abcdefghijklmnopqrstuvwxyz01232LolCm",
                "Basic YTpi",
                "trk_live_abcdefghijklmnopqrstuvwxyz01232LolCm"
            })
    void a_wrong_key_is_refused_even_where_none_is_needed(String header) {
        var answer = anybody().get("/v1/models", "Authorization", header);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(answer.at("/type")).endsWith("/invalid-key");
    }

    @Test
    void two_keys_at_once_are_none() {
        assertThat(http().get("/v1/models", "Authorization", "Bearer " + ADMIN_KEY)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_revoked_key_is_refused_at_once() {
        var made = make("r", "events:write");
        var holder = http().with(made.at("/key"));
        assertThat(holder.get("/v1/models").status()).isEqualTo(200);
        assertThat(http().delete(made.header("Location")).status()).isEqualTo(204);
        assertThat(holder.get("/v1/models").status()).isEqualTo(401);
        assertThat(http().delete(made.header("Location")).status()).isEqualTo(204);
        assertThat(http().get(made.header("Location")).at("/revoked_at")).isNotEmpty();
    }

    @Test
    void use_is_noted_once_a_minute() {
        var made = make("u", "events:write");
        var holder = http().with(made.at("/key"));
        assertThat(used(made)).isEmpty();
        holder.get("/v1/models");
        var first = used(made);
        assertThat(first).isEqualTo(clock.instant().toString());
        clock.advance(Duration.ofSeconds(59));
        holder.get("/v1/models");
        assertThat(used(made)).isEqualTo(first);
        clock.advance(Duration.ofSeconds(2));
        holder.get("/v1/models");
        assertThat(used(made)).isEqualTo(clock.instant().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                         | /name",
                "{'name':'','owner':'o','scopes':['events:write']}          | /name",
                "{'name':'n','scopes':['events:write']}                     | /owner",
                "{'name':'n','owner':'o','scopes':[]}                       | /scopes",
                "{'name':'n','owner':'o','scopes':['events:write','all']}   | /scopes/1",
                "{'name':'n','owner':'o','scopes':'events:write'}           | /scopes",
                "{'name':'n','owner':'o','scopes':['events:write'],'id':1}  | /id"
            })
    void a_faulty_order_is_pointed_at(String body, String pointer) {
        var answer = http().post("/v1/keys", body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void the_list_of_keys_comes_in_pages() {
        make("p1", "events:write");
        make("p2", "events:write");
        var first = http().get("/v1/keys?limit=1");
        var second = http().get("/v1/keys?limit=1&cursor=" + first.at("/page/next_cursor"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("/data/0/id")).isGreaterThan(first.at("/data/0/id"));
        assertThat(http().get("/v1/keys?cursor=eyJhZnRlciI6IngifQ").status()).isEqualTo(400);
        assertThat(http().get("/v1/keys/00000000-0000-0000-0000-000000000009").status())
                .isEqualTo(404);
    }

    @Test
    void an_owner_s_administrator_lists_makes_and_revokes_keys_of_that_owner_alone() {
        var administrator =
                http().with(make("one-team", "keys:admin", "webhooks:write").at("/key"));
        var other = make("other-team", "events:write");
        var own = order(administrator, "one-team", "webhooks:write");
        assertThat(own.status()).as(own.body()).isEqualTo(201);

        var listed = administrator
                .get("/v1/keys?limit=100")
                .json()
                .path("data")
                .valueStream()
                .toList();
        assertThat(texts(listed, "/owner")).containsOnly("one-team").hasSize(2);
        assertThat(administrator.get(other.header("Location")).status()).isEqualTo(404);
        assertThat(administrator.delete(other.header("Location")).status()).isEqualTo(404);
        assertThat(http().with(other.at("/key")).get("/v1/models").status()).isEqualTo(200);
        assertThat(administrator.delete(own.header("Location")).status()).isEqualTo(204);
        assertThat(http().with(own.at("/key")).get("/v1/models").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "admin, webhooks:write, /owner",
        "other-team, webhooks:write, /owner",
        "team, events:write, /scopes/0",
        "admin, keys:admin, /owner"
    })
    void nobody_gives_away_more_than_they_have(String owner, String scope, String pointer) {
        var administrator =
                http().with(make("team", "keys:admin", "webhooks:write").at("/key"));
        var refused = order(administrator, owner, scope);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void a_stored_key_of_the_admin_may_do_all_that_the_operator_may() {
        var admin = http().with(make("admin", "keys:admin").at("/key"));
        var made = order(admin, "any-team", "events:write");
        assertThat(made.status()).isEqualTo(201);
        assertThat(admin.delete(made.header("Location")).status()).isEqualTo(204);
    }

    @Test
    void pages_of_other_sites_may_read_and_not_write() {
        var read = anybody().get("/v1/models", "Origin", "https://example.org");
        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo("*");
        var write = http().post("/v1/events", "{}", "Origin", "https://example.org");
        assertThat(write.status()).isEqualTo(403);
        assertThat(write.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void nothing_forbids_caches_to_keep_a_read() {
        var read = anybody().get("/v1/models");
        assertThat(read.header("Cache-Control")).doesNotContain("no-store");
        assertThat(read.header("Pragma")).isEmpty();
        assertThat(read.header("ETag")).isNotEmpty();
        assertThat(read.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1//models", "/v1/models/a%2Fb", "/v1/models;a=b", "/v1/models/%0a"})
    void what_the_firewall_refuses_is_a_problem(String path) {
        var answer = anybody().get(path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private Answer make(String owner, String... scopes) {
        return order(http(), owner, scopes);
    }

    private static Answer order(Http as, String owner, String... scopes) {
        var words = List.of(scopes).stream().map("\"%s\""::formatted).toList();
        return as.post("/v1/keys", "{\"name\":\"test\",\"owner\":\"%s\",\"scopes\":%s}".formatted(owner, words));
    }

    private String used(Answer made) {
        return http().get(made.header("Location")).at("/last_used_at");
    }

    private static void refused(Answer answer, String scope) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.at("/detail")).contains(scope);
        assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope", scope);
    }
}
