package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What can be asked, and how: methods, the description of it all, and a page to try it. */
@Timeout(60)
class DescriptionIT extends ApiContext {

    private static final Pattern SNAKE = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");

    @Test
    void head_has_the_headers_of_get_and_no_body() {
        record(announced("head/model", "2026-01-15"));
        var get = get("/v1/models/head/model");
        var head = anybody().send(anybody().request("/v1/models/head/model").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (var name : List.of("ETag", "Content-Type", "Content-Length", "Cache-Control", "Vary")) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
    }

    @Test
    void options_tells_what_can_be_done_and_pages_of_other_sites_may_read() {
        var options = anybody().send(anybody().request("/v1/models").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow")).contains("GET", "HEAD");
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "origin");
        var read = anybody().get("/v1/models", "Origin", "https://example.org");
        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo("*");
        var preflight = anybody()
                .send(anybody()
                        .request("/v1/models", "Origin", "https://example.org", "Access-Control-Request-Method", "GET")
                        .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("GET");
        var write = anybody()
                .send(anybody()
                        .request("/v1/events", "Origin", "https://example.org", "Access-Control-Request-Method", "POST")
                        .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(write.status()).isEqualTo(403);
    }

    @Test
    void agents_in_pages_of_other_sites_may_ask_questions() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "origin");
        var preflight = anybody()
                .send(anybody()
                        .request(
                                "/mcp",
                                "Origin",
                                "https://example.org",
                                "Access-Control-Request-Method",
                                "POST",
                                "Access-Control-Request-Headers",
                                "content-type, mcp-protocol-version, authorization")
                        .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(preflight.header("Access-Control-Allow-Headers"))
                .contains("content-type", "mcp-protocol-version", "authorization");
        var asked = anybody()
                .post(
                        "/mcp",
                        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/list\"}",
                        "Origin",
                        "https://example.org");
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void the_api_is_described() {
        var api = get("/v3/api-docs").json();
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.path("paths").propertyNames())
                .contains(
                        "/v1/events",
                        "/v1/events/{id}",
                        "/v1/events/{id}/correction",
                        "/v1/events/{id}/retraction",
                        "/v1/models",
                        "/v1/models/{organisation}/{model}",
                        "/v1/models/{organisation}/{model}/access",
                        "/v1/models/{organisation}/{model}/access/history",
                        "/v1/models/{organisation}/{model}/pricing",
                        "/v1/models/{organisation}/{model}/pricing/history",
                        "/v1/models/{organisation}/{model}/open-source-status",
                        "/v1/models/{organisation}/{model}/open-source-status/history",
                        "/v1/models/{organisation}/{model}/benchmarks",
                        "/v1/models/{organisation}/{model}/benchmarks/history",
                        "/v1/models/{organisation}/{model}/expectations",
                        "/v1/models/{organisation}/{model}/timeline",
                        "/v1/timeline",
                        "/v1/benchmarks",
                        "/v1/benchmarks/{benchmark}",
                        "/v1/compare",
                        "/v1/organisations",
                        "/v1/organisations/{organisation}",
                        "/v1/disputes",
                        "/v1/identities",
                        "/v1/identities/review",
                        "/v1/events/{id}/evidence",
                        "/v1/watches",
                        "/v1/watches/{id}",
                        "/v1/reviews",
                        "/v1/reviews/{id}/decision",
                        "/v1/keys",
                        "/v1/keys/{id}",
                        "/v1/views/rebuild");
        var schemas = api.at("/components/schemas");
        assertThat(schemas.propertyNames())
                .contains("event", "model.released", "api_access.changed", "claim.corrected", "source.observed");
        assertThat(schemas.valueStream().flatMap(schema -> schema.path("properties").propertyNames().stream()))
                .hasSizeGreaterThan(100)
                .allMatch(name -> SNAKE.matcher(name).matches());
        assertThat(references(api))
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    @Test
    void the_log_is_described_in_each_of_its_forms() {
        var api = get("/v3/api-docs").json();
        var read = api.at("/paths/~1v1~1events/get");
        assertThat(read.path("operationId").asString()).isEqualTo("listEvents");
        var forms = read.at("/responses/200/content");
        assertThat(forms.propertyNames())
                .containsExactlyInAnyOrder("application/json", "application/x-ndjson", "text/event-stream", "text/csv");
        assertThat(forms.at("/application~1json/schema/$ref").asString()).endsWith("/EventsPage");
        for (var stream : List.of("application~1x-ndjson", "text~1event-stream")) {
            assertThat(forms.at("/" + stream + "/schema/$ref").asString())
                    .as("each line or event is one")
                    .endsWith("/Recorded");
        }
        assertThat(api.at("/components/schemas").propertyNames()).doesNotContain("SseEmitter", "StreamingResponseBody");
        assertThat(api.toString())
                .as("a generated client could not compile a form")
                .doesNotContain("x-www-form-urlencoded", "multipart/form-data");
    }

    @Test
    void the_tables_of_an_export_are_those_of_the_manifest() {
        var described = get("/v3/api-docs")
                .json()
                .at("/paths/~1v1~1export~1{position}~1{view}.{form}/get/parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals("view"))
                .flatMap(parameter -> parameter.at("/schema/enum").valueStream())
                .map(JsonNode::asString)
                .toList();
        assertThat(described)
                .isEqualTo(texts(data("/v1/export/manifest"), "/view").stream()
                        .distinct()
                        .toList());
    }

    /** Who generates a client gets no type for it. */
    @Test
    void no_schema_is_empty_and_no_text_has_marks_of_java() {
        var api = get("/v3/api-docs").json();
        var empty = new ArrayList<String>();
        api.at("/components/schemas").forEachEntry((name, schema) -> {
            if (schema.isEmpty()) {
                empty.add(name);
            }
        });
        assertThat(empty).isEmpty();
        assertThat(api.findValues("description").stream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .filter(text -> text.contains("{@") || text.contains("<p>")))
                .isEmpty();
    }

    @Test
    void every_parameter_is_a_value_or_a_list_of_values() {
        var others = new ArrayList<String>();
        get("/v3/api-docs")
                .json()
                .path("paths")
                .forEachEntry((path, item) -> item.forEach(operation -> operation
                        .path("parameters")
                        .valueStream()
                        .filter(parameter -> !parameter.at("/schema/type").isString())
                        .forEach(parameter -> others.add(path + " " + parameter))));
        assertThat(others).isEmpty();
    }

    @Test
    void every_parameter_that_is_described_is_taken() {
        var operation = get("/v3/api-docs").json().at("/paths/~1v1~1models/get");
        assertThat(texts(operation.path("parameters").valueStream().toList(), "/name"))
                .contains("organisation", "access_state", "q", "sort", "effective_at", "as_of", "cursor", "limit");
    }

    /** Enabling and consenting twice is the same as once; a rebuild makes what is there already, and a history finds its run. */
    @Test
    void every_post_that_makes_something_takes_an_idempotency_key() {
        var paths = get("/v3/api-docs").json().path("paths");
        var makesNothing = List.of(
                "/v1/reviews/{id}/decision",
                "/v1/webhooks/{id}/enable",
                "/v1/webhooks/{id}/consent",
                "/v1/views/rebuild",
                "/v1/imports/{import}/history");
        var posts = paths.propertyStream()
                .filter(path -> path.getValue().has("post") && !makesNothing.contains(path.getKey()))
                .toList();
        assertThat(posts)
                .hasSizeGreaterThan(8)
                .allSatisfy(path -> assertThat(path.getValue()
                                .at("/post/parameters")
                                .valueStream()
                                .filter(parameter -> !parameter
                                        .path("description")
                                        .asString("")
                                        .isEmpty())
                                .map(parameter -> parameter.path("name").asString()))
                        .as(path.getKey())
                        .contains("Idempotency-Key"));
    }

    @Test
    void there_is_a_page_to_try_it() {
        var page = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        var answer = page.sendAsync(anybody().request("/docs").build(), BodyHandlers.ofString())
                .join();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).containsIgnoringCase("<html").contains("swagger");
    }

    private static List<String> references(JsonNode node) {
        var found = new ArrayList<String>();
        // Examples of schemas have references of their own.
        node.findValues("$ref").stream()
                .map(JsonNode::asString)
                .filter(reference -> reference.startsWith("#/components/"))
                .forEach(found::add);
        return found;
    }

    @Test
    void a_parameter_with_a_closed_list_refuses_any_other_value_and_names_the_list() {
        var tried = new ArrayList<String>();
        get("/v3/api-docs")
                .json()
                .path("paths")
                .forEachEntry((path, operations) -> operations
                        .at("/get/parameters")
                        .forEach(parameter -> {
                            var allowed = parameter.at("/schema/items/enum");
                            if (allowed.isArray() && !path.contains("{")) {
                                var name = parameter.path("name").asString();
                                var fault = anybody()
                                        .get(path + "?" + name + "=zzz")
                                        .json()
                                        .at("/errors/0");
                                assertThat(fault.path("pointer").asString())
                                        .as(path)
                                        .isEqualTo("?" + name);
                                assertThat(fault.path("detail").asString())
                                        .contains("zzz")
                                        .contains(allowed.valueStream()
                                                .map(JsonNode::asString)
                                                .toList());
                                tried.add(path + "?" + name);
                            }
                        }));
        assertThat(tried)
                .contains(
                        "/v1/models?access_state",
                        "/v1/models?channel",
                        "/v1/models?open_source_status",
                        "/v1/models?pricing_disclosure",
                        "/v1/expectations?status",
                        "/v1/timeline?type",
                        "/v1/events?type");
    }
}
