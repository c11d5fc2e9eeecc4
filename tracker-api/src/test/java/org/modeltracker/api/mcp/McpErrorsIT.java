package org.modeltracker.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Http.Answer;
import tools.jackson.databind.JsonNode;

/** Whatever an agent sends to /mcp, it gets an error of JSON-RPC 2.0 with the code of section 5.1, and nothing of the inside. */
class McpErrorsIT extends ApiContext {

    private static final String BOTH = "application/json, text/event-stream";
    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resources/list",
                "resources/templates/list",
                "prompts/list",
                "prompts/get",
                "logging/setLevel",
                "completion/complete",
                "sampling/createMessage",
                "",
                "\\u0000",
                "tools/list ",
                "java.lang.String"
            })
    void a_method_that_this_server_does_not_have_is_not_found(String method) {
        var answer = post("{'jsonrpc': '2.0', 'id': 7, 'method': '" + method + "'}");
        assertThat(error(answer, 200, -32601).path("id").asInt()).isEqualTo(7);
    }

    @Test
    void an_error_has_the_id_of_its_request_as_it_was_sent() {
        var text = post("{'jsonrpc': '2.0', 'id': 'a-7', 'method': 'resources/list', 'params': {}}");
        assertThat(error(text, 200, -32601).path("id").asString()).isEqualTo("a-7");
        var large = post("{'jsonrpc': '2.0', 'id': 1234567890123456789, 'method': 'resources/list'}");
        assertThat(error(large, 200, -32601).path("id").toString()).isEqualTo("1234567890123456789");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tools/list  | 'x'",
                "tools/list  | 7",
                "tools/list  | []",
                "ping        | 'x'",
                "initialize  | {'protocolVersion': {}}",
                "initialize  | {'protocolVersion': '2025-06-18', 'capabilities': 'x', 'clientInfo': []}",
                "tools/call  | 'x'",
                "tools/call  | []",
                "tools/call  | {}",
                "tools/call  | {'name': 7}",
                "tools/call  | {'name': {}}",
                "tools/call  | {'name': null}",
                "tools/call  | {'name': 'forget_everything'}",
                "tools/call  | {'name': 'find_models', 'arguments': 'x'}",
                "tools/call  | {'name': 'find_models', 'arguments': []}",
                "tools/call  | {'name': 'find_models', '_meta': 3}"
            })
    void params_that_do_not_fit_are_invalid(String method, String params) {
        var answer = post("{'jsonrpc': '2.0', 'id': 7, 'method': '" + method + "', 'params': " + params + "}");
        assertThat(error(answer, 200, -32602).path("id").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/call", "initialize"})
    void params_that_are_missing_where_they_are_needed_are_no_failure_of_ours(String method) {
        var answer = post("{'jsonrpc': '2.0', 'id': 7, 'method': '" + method + "'}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "{",
                "{'jsonrpc': '2.0', 'id': 1, 'method': 'ping'}}",
                "{'jsonrpc': '2.0', 'id': 1, 'method': 'ping'} {}",
                "{'jsonrpc': '2.0', 'id': 1, 'id': 2, 'method': 'ping'}",
                "{'jsonrpc': '2.0', 'id': 1, 'method': 'ping', 'params': NaN}",
                "{'jsonrpc': '2.0', 'id': 1e99999999999, 'method': 'ping'}",
                "\u0000",
                "{'jsonrpc': '2.0', 'id': 1, 'method': '\u0000'}"
            })
    void what_is_no_json_cannot_be_parsed(String body) {
        assertThat(error(post(body), 400, -32700).path("id").isNull()).isTrue();
    }

    @Test
    void json_that_is_nested_too_deeply_cannot_be_parsed() {
        error(post("[".repeat(100_000)), 400, -32700);
        error(post("{'jsonrpc': '2.0', 'id': 1, 'method': 'ping', 'params': " + "{'a':".repeat(1000)), 400, -32700);
    }

    @Test
    void bytes_that_are_not_utf_8_cannot_be_parsed() {
        var latin = "{\"jsonrpc\": \"2.0\", \"id\": \"caf\u00e9\", \"method\": \"ping\"}"
                .getBytes(StandardCharsets.ISO_8859_1);
        error(send(request().POST(BodyPublishers.ofByteArray(latin))), 400, -32700);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "'x'",
                "[]",
                "{}",
                "[{'jsonrpc': '2.0', 'id': 1, 'method': 'ping'}, {'jsonrpc': '2.0', 'id': 2, 'method': 'ping'}]",
                "{'id': 1, 'method': 'ping'}",
                "{'jsonrpc': '1.0', 'id': 1, 'method': 'ping'}",
                "{'jsonrpc': 2.0, 'id': 1, 'method': 'ping'}",
                "{'jsonrpc': '2.0', 'id': 1}",
                "{'jsonrpc': '2.0', 'id': 1, 'method': 7}",
                "{'jsonrpc': '2.0', 'id': 1, 'method': null}",
                "{'jsonrpc': '2.0', 'id': null, 'method': 'ping'}",
                "{'jsonrpc': '2.0', 'id': {}, 'method': 'ping'}",
                "{'jsonrpc': '2.0', 'id': true, 'method': 'ping'}",
                "{'jsonrpc': '2.0', 'id': 1.5, 'method': 'ping'}",
                "{'jsonrpc': '2.0', 'id': 123456789012345678901234567890, 'method': 'ping'}",
                "{'jsonrpc': '2.0', 'id': 1, 'result': {}}",
                "{'jsonrpc': '2.0', 'id': 1, 'error': {'code': 1, 'message': 'x'}}"
            })
    void what_is_no_request_is_invalid(String body) {
        error(post(body), 400, -32600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notifications/initialized", "notifications/cancelled", "notifications/unheard-of", "x"})
    void a_notification_is_taken_without_a_word(String method) {
        var answer = post("{'jsonrpc': '2.0', 'method': '" + method + "', 'params': {}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_body_that_is_too_large_is_refused_as_such() {
        assertThat(post(" ".repeat(2 * MEGABYTE)).status()).isEqualTo(413);
        var spaces = " ".repeat(2 * MEGABYTE).getBytes(StandardCharsets.US_ASCII);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(spaces));
        error(send(request().POST(chunked)), 413, -32600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void another_method_of_http_is_refused_with_the_right_one(String method) {
        var answer = send(request().method(method, BodyPublishers.noBody()));
        error(answer, 405, -32600);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/event-stream", "image/png;q=0.5", ",,,,", "text", "*/json", "a/b;q=zz"})
    void a_form_that_this_door_does_not_have_is_refused(String accept) {
        var ping = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";
        error(anybody().post("/mcp", ping, "Accept", accept), 406, -32600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/json", "application/json;q=0.9, text/event-stream"})
    void whoever_takes_json_is_answered(String accept) {
        var ping = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";
        var answer = anybody().post("/mcp", ping, "Accept", accept);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("result").isObject()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense", "a/b;;c"})
    void a_body_of_another_kind_is_unsupported(String type) {
        error(anybody().post("/mcp", "{}", "Content-Type", type, "Accept", BOTH), 415, -32600);
    }

    @Test
    void a_parameter_of_the_address_is_refused() {
        error(anybody().post("/mcp?session=1", "{}", "Accept", BOTH), 400, -32600);
    }

    private Answer post(String body) {
        return send(request().POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private HttpRequest.Builder request() {
        return anybody().request("/mcp", "Content-Type", "application/json", "Accept", BOTH);
    }

    private Answer send(HttpRequest.Builder request) {
        return anybody().send(request);
    }

    private static JsonNode error(Answer answer, int status, int code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        var json = answer.json();
        assertThat(json.propertyNames()).as(answer.body()).containsExactlyInAnyOrder("jsonrpc", "id", "error");
        assertThat(json.path("jsonrpc").asString()).isEqualTo("2.0");
        assertThat(json.at("/error/code").asInt()).as(answer.body()).isEqualTo(code);
        assertThat(json.at("/error/message").asString()).isNotBlank();
        assertThat(answer.body())
                .doesNotContainPattern(
                        "(?i)exception|stack_?trace|\\bat (org|java|io|tools)\\.|java\\.|io\\.modelcontext")
                .hasSizeLessThan(1000);
        return json;
    }
}
