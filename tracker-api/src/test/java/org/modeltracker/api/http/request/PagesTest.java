package org.modeltracker.api.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.http.BareServer;

/** Lists come in pages, and an answer that has not changed is not sent again. */
class PagesTest extends BareServer {

    @Test
    void following_the_links_sees_each_item_once() throws Exception {
        var seen = new ArrayList<Integer>();
        var next = "/v1/items?limit=3";
        while (!next.isEmpty()) {
            var answer = get(next);
            var body = json.readTree(answer.body());
            body.get("data").forEach(item -> seen.add(item.get("number").asInt()));
            var link = answer.headers().firstValue("Link").orElse("");
            assertThat(link.isEmpty()).isEqualTo(body.at("/page/next_cursor").isNull());
            assertThat(body.at("/page/has_more").asBoolean()).isEqualTo(!link.isEmpty());
            if (!link.isEmpty()) {
                assertThat(link).startsWith("<http://localhost:8080/v1/items?limit=3&cursor=");
                assertThat(link).endsWith(">; rel=\"next\"");
            }
            next = link.replaceFirst("<http://[^/]*", "").replaceFirst(">.*", "");
        }
        assertThat(seen).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/items?limit=2",
                "/v1/items?format=csv",
                "/v1/numbers?format=csv",
                "/v1/things/00000000-0000-0000-0000-000000000001"
            })
    void an_answer_that_still_holds_is_not_sent_again(String path) throws Exception {
        var first = get(path);
        var etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(etag).startsWith("\"");
        assertThat(first.headers().firstValue("Vary")).hasValue("Accept");
        var second = get(path, "If-None-Match", etag);
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(second.headers().firstValue("ETag")).hasValue(etag);
        assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void csv_and_json_have_different_etags() throws Exception {
        assertThat(get("/v1/items").headers().firstValue("ETag"))
                .isNotEqualTo(get("/v1/items?format=csv").headers().firstValue("ETag"));
    }

    @Test
    void head_tells_the_etag_of_get() throws Exception {
        var head = send(to("/v1/items").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag"))
                .isEqualTo(get("/v1/items").headers().firstValue("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "*/*"})
    void streams_are_not_held_back_for_an_etag(String accept) throws Exception {
        var answer = get("/v1/stream", "Accept", accept);
        assertThat(answer.body()).isEqualTo("{\"line\":1}\n");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void problems_are_not_kept() throws Exception {
        var answer = get("/v1/nothing");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
}
