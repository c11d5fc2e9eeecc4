package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A body that breaks off, or is not what its headers say, is a fault of the request: 400, and no error of ours. */
@ExtendWith(OutputCaptureExtension.class)
class BrokenRequestIT extends ApiContext {

    private static final String LINES = "/v1/events application/x-ndjson";

    private static final String[] TARGETS = {
        "/v1/events application/json",
        "/v1/events?atomic=true application/x-ndjson",
        LINES,
        "/v1/webhooks application/json",
        "/v1/keys application/json",
        "/v1/imports/modelsdev application/json",
        "/v1/imports/ndjson application/x-ndjson",
        "/mcp application/json",
        "/sign-in application/x-www-form-urlencoded"
    };

    private static final String[] CHUNKS = {
        "zz\r\n", // no length
        "-5\r\nhello\r\n0\r\n\r\n", // a negative one
        "ffffffffffffffffff\r\nx", // one that no number holds
        "5\r\nhelloworld\r\n0\r\n\r\n", // more than it says
        "5;a=\u0000\r\nhello\r\n0\r\n\r\n" // an extension with a control character
    };

    static Stream<String[]> malformedChunks() {
        return Stream.of(TARGETS).flatMap(target -> Stream.of(CHUNKS).map(chunk -> new String[] {target, chunk}));
    }

    @ParameterizedTest
    @MethodSource("malformedChunks")
    void a_malformed_chunk_is_a_bad_request(String target, String chunks, CapturedOutput output) {
        refused(RawHttp.exchange(port, head(target, "Transfer-Encoding: chunked") + chunks), target, output);
    }

    static Stream<String> targets() {
        return Stream.of(TARGETS);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void a_body_that_ends_too_early_is_a_bad_request(String target, CapturedOutput output) {
        cut(RawHttp.exchangeAndEnd(port, head(target, "Content-Length: 500") + "{\"type\":"), target, output);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void chunks_that_end_too_early_are_a_bad_request(String target, CapturedOutput output) {
        var begun = head(target, "Transfer-Encoding: chunked") + "9\r\n{\"type\":1\r\n";
        cut(RawHttp.exchangeAndEnd(port, begun), target, output);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void a_client_that_leaves_in_the_middle_of_its_body_is_no_error_of_ours(String target, CapturedOutput output)
            throws IOException {
        try (var socket = RawHttp.connect(port, "127.0.0.1")) {
            socket.setSoLinger(true, 0); // leaves by a reset
            RawHttp.send(socket, head(target, "Content-Length: 500") + "{\"type\":");
        }
        assertThat(http().get("/actuator/health").status()).isEqualTo(200);
        assertThat(output.getAll()).doesNotContain("failed, reference");
    }

    @Test
    void a_broken_form_in_parts_is_a_bad_request(CapturedOutput output) {
        for (var body : new String[] {"", "--x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end"}) {
            var request = head("/sign-in multipart/form-data; boundary=x", "Content-Length: " + body.length()) + body;
            assertThat(RawHttp.exchange(port, request)).startsWith("HTTP/1.1 4");
        }
        assertThat(output.getAll()).doesNotContain("failed, reference");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /v1/models", "GET /actuator/health", "POST /v1/events", "POST /v1/webhooks", "POST /mcp"})
    void a_content_type_with_a_wildcard_is_unsupported(String line, CapturedOutput output) {
        for (var origin : new String[] {"", "Origin: null\r\n"}) {
            for (var type : new String[] {"*/*", "application/*", "*/json", "application/*+json"}) {
                var answer = RawHttp.exchange(port, """
                                %s HTTP/1.1\r
                                Host: localhost\r
                                Authorization: Bearer %s\r
                                %sContent-Type: %s\r
                                Content-Length: 2\r
                                Connection: close\r
                                \r
                                {}""".formatted(line, ADMIN_KEY, origin, type));
                assertThat(answer).as(type + origin).startsWith("HTTP/1.1 415");
                quiet(answer, output);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/keys",
                "POST /v1/webhooks",
                "POST /v1/events",
                "PATCH /v1/webhooks/018f0000-0000-7000-8000-000000000000"
            })
    void a_number_that_nothing_can_hold_is_a_fault_of_the_body(String line) {
        var place = line.split(" ");
        for (var body : new String[] {"{\"url\": 1e99999999999}", "{\"scopes\": [1e99999999999]}"}) {
            var request = http().request(place[1], "Content-Type", "application/json");
            var answer = http().send(request.method(place[0], BodyPublishers.ofString(body)));
            assertThat(answer.status()).as(answer.body()).isIn(400, 422);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/events", "/v1/benchmarks", "/webhooks", "/sign-in"})
    void a_malformed_chunk_of_a_form_in_parts_is_a_fault_of_the_request(String path, CapturedOutput output) {
        var answer = RawHttp.exchange(
                port, head(path + " multipart/form-data; boundary=x", "Transfer-Encoding: chunked") + CHUNKS[0]);
        assertThat(answer).startsWith("HTTP/1.1 4");
        quiet(answer, output);
    }

    /** Lines are answered one by one, and pages as pages. */
    private static void refused(String answer, String target, CapturedOutput output) {
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("HTTP/1.1 5");
        if (!target.equals(LINES) && !target.startsWith("/sign-in")) {
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"status\":400");
        }
        quiet(answer, output);
    }

    /** Tomcat sends nothing but the status to a client whose side of the connection is closed. */
    private static void cut(String answer, String target, CapturedOutput output) {
        if (!target.equals(LINES) && !target.startsWith("/sign-in")) {
            assertThat(answer).startsWith("HTTP/1.1 400");
        }
        quiet(answer, output);
    }

    private static void quiet(String answer, CapturedOutput output) {
        assertThat(answer).doesNotContain("Exception", "org.apache", "java.", "HTTP/1.1 5");
        assertThat(output.getAll()).doesNotContain("failed, reference").doesNotContain(" ERROR ");
    }

    private static String head(String target, String framing) {
        var parts = target.split(" ", 2);
        return """
                POST %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Accept: application/json, text/event-stream\r
                Connection: close\r
                Content-Type: %s\r
                %s\r
                \r
                """.formatted(parts[0], ADMIN_KEY, parts[1], framing);
    }
}
