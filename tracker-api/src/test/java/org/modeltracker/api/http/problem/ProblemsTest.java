package org.modeltracker.api.http.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.http.BareServer;

/** Every error is a problem that says nothing of the inside. */
class ProblemsTest extends BareServer {

    private static final String JSON = "application/json";

    @Test
    void an_unknown_path_is_not_found() throws Exception {
        problem(get("/v1/nothing"), 404);
        problem(get("/nothing"), 404);
        problem(get("/error"), 404);
    }

    @Test
    void an_id_that_cannot_be_is_not_found() throws Exception {
        problem(get("/v1/things/abc"), 404);
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() throws Exception {
        var answer = send(to("/v1/items").DELETE());
        problem(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void an_unwanted_form_is_refused_as_a_problem_all_the_same() throws Exception {
        assertThat(problem(get("/v1/items", "Accept", "image/png"), 406)
                        .get("offered")
                        .toString())
                .contains("application/json", "text/csv");
        problem(get("/v1/items?format=png"), 406);
    }

    @Test
    void a_body_of_another_kind_is_unsupported() throws Exception {
        problem(post("/v1/orders", "text/plain", "x"), 415);
        problem(post("/v1/orders", "application/x-www-form-urlencoded", "a=b"), 415);
        problem(post("/v1/orders", "no/such;;type", "{}"), 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"name\":\"a\",\"name\":\"b\"}", "{\"name\":}", "\u0000", "{\"name\": NaN}"})
    void a_malformed_body_is_a_bad_request(String body) throws Exception {
        assertThat(problem(post("/v1/orders", JSON, body), 400).path("type").asString())
                .endsWith("/malformed-body");
    }

    @Test
    void a_bomb_of_brackets_is_a_bad_request() throws Exception {
        problem(post("/v1/any", JSON, "[".repeat(100) + "]".repeat(100)), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"colour\":\"red\"}               | /colour         | is not a known property",
                "{\"count\":\"many\"}               | /count          | must be a number",
                "{\"parts\":{}}                     | /parts          | must be an array",
                "{\"parts\":[{\"deep\":\"a\"},[]]}  | /parts/1        | must be an object",
                "{\"parts\":[{\"deep\":[1]}]}       | /parts/0/deep   | must be a string",
                "[]                                 | ''              | must be an object",
                "{\"name\":\"a\"} {}                | ''              | must be an object"
            })
    void a_fault_in_a_body_is_pointed_at(String body, String pointer, String detail) throws Exception {
        var error = problem(post("/v1/orders", JSON, body), 422).at("/errors/0");
        assertThat(error.path("pointer").asString()).isEqualTo(pointer);
        assertThat(error.path("detail").asString()).isEqualTo(detail);
    }

    @Test
    void a_body_that_declares_to_be_too_large_is_refused_unread() throws Exception {
        var problem = problem(post("/v1/orders", JSON, "{\"name\":\"" + "x".repeat(1000) + "\"}"), 413);
        assertThat(problem.path("most_bytes").asInt()).isEqualTo(1000);
    }

    @Test
    void a_body_of_undeclared_size_is_cut_off() throws Exception {
        var body = ("{\"name\":\"" + "x".repeat(20_000) + "\"}").getBytes();
        var chunked = HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        problem(send(to("/v1/orders").header("Content-Type", JSON).POST(chunked)), 413);
    }

    @Test
    void a_stream_of_lines_has_no_limit() throws Exception {
        assertThat(post("/v1/lines", "application/x-ndjson", "{}\n".repeat(1000))
                        .body())
                .contains("3000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database",
                "pool",
                "transaction",
                "deadlock",
                "wrapped",
                "behind",
                "reset",
                "end-of-file",
                "broken-pipe",
                "reset-at-commit",
                "commit-unclear",
                "unexpected-rollback",
                "timed-out",
                "recoverable",
                "axon",
                "command",
                "completion",
                "conflict",
                "idle",
                "standby",
                "disk-error",
                "closed",
                "client-in-database"
            })
    void a_lost_database_is_told_as_a_pause(String how) throws Exception {
        for (var answer : List.of(get("/v1/fails/" + how), post("/v1/fails/" + how, JSON, "{}"))) {
            problem(answer, 503);
            assertThat(answer.headers().firstValue("Retry-After"))
                    .get()
                    .asString()
                    .containsOnlyDigits();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grammar", "constraint", "batch", "no-row", "usage", "elsewhere-reset"})
    void a_bug_is_not_told_as_a_pause_and_never_as_a_yes(String how) throws Exception {
        problem(post("/v1/fails/" + how, JSON, "{}"), 500);
    }

    @Test
    void a_body_that_ends_early_is_never_answered_with_a_yes() throws Exception {
        var answer = raw(
                "POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{");
        assertThat(answer).doesNotContain("HTTP/1.1 2", "HTTP/1.1 3");
    }

    @Test
    void what_nobody_foresaw_gets_a_reference_and_no_words() throws Exception {
        assertThat(problem(get("/v1/fails/otherwise"), 500).path("reference").asString())
                .hasSize(36);
    }

    @Test
    void what_an_endpoint_refuses_is_passed_on() throws Exception {
        assertThat(problem(get("/v1/fails/refused"), 409).path("detail").asString())
                .isEqualTo("It is taken.");
    }

    @Test
    void errors_sent_by_the_container_are_problems() throws Exception {
        problem(get("/v1/send-error"), 410);
    }

    @Test
    void a_stream_that_breaks_before_it_began_is_a_problem() throws Exception {
        problem(get("/v1/stream?broken=true&lines=1"), 500);
    }

    @Test
    void a_stream_that_breaks_is_cut_rather_than_ended() throws Exception {
        var stream = raw("GET /v1/stream?broken=true&lines=5000 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(stream).contains("{\"line\":1}").doesNotEndWith("0\r\n\r\n");
        assertThatThrownBy(() -> get("/v1/stream?broken=true&lines=5000")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET /v1/ite{}ms HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /v1/items HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "GET /v1/items?limit=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /v1/%2e%2e/%2e%2e/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /v1/items HTTP/1.1\r\nConnection: close\r\n\r\n"
            })
    void what_tomcat_refuses_itself_is_a_problem(String request) throws Exception {
        var answer = raw(request);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"status\":400");
        assertThat(answer).doesNotContain("<html", "Exception");
    }

    @Test
    void headers_that_are_too_large_are_a_problem() throws Exception {
        var answer = raw("GET /v1/items HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json")
                .doesNotContain("<html");
    }

    @Test
    void head_of_a_missing_thing_has_no_body() throws Exception {
        HttpResponse<String> answer = send(to("/v1/nothing").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }
}
