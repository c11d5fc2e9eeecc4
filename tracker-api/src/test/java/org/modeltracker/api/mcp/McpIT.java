package org.modeltracker.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The door for agents, as one who knows nothing but the protocol goes through it. */
class McpIT extends ApiContext {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static boolean recorded;

    @BeforeEach
    void aModelWithEverything() {
        if (recorded) {
            return;
        }
        recorded = true;
        record(
                benchmark("mcp-bench"),
                released("agents/m", "2026-03-01"),
                price("agents/m", "2026-05-01", "5"),
                price("agents/m", "2026-06-01", "4"),
                access("agents/m", "2026-04-01", "private_preview"),
                access("agents/m", "2026-06-01", "general_availability").by("a-paper", "press"),
                exact("agents/m", "mcp-bench", "57.5"),
                Envelope.of(
                        "expectation.stated",
                        "agents/m",
                        "2026-05-01",
                        "{'about': 'pricing', 'expected': 'lower', 'window': '2026-06', 'commitment': 'hope'}"));
    }

    @Test
    void a_client_is_told_who_answers_and_what_can_be_asked() {
        var hello = ask("initialize", """
                {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}""");
        assertThat(hello.at("/result/serverInfo/name").asString()).isEqualTo("model-release-tracker");
        assertThat(hello.at("/result/instructions").asString()).contains("cite");
        assertThat(hello.at("/result/capabilities/tools").isMissingNode()).isFalse();
        var tools = ask("tools/list", "{}").at("/result/tools").valueStream().toList();
        assertThat(texts(tools, "/name"))
                .containsExactlyInAnyOrder(
                        "find_models",
                        "model_card",
                        "compare",
                        "price_history",
                        "leaderboard",
                        "timeline",
                        "disputes",
                        "expectations",
                        "changes_since",
                        "reviews");
        assertThat(texts(tools, "/annotations/readOnlyHint")).containsOnly("true");
        assertThat(texts(tools, "/inputSchema/additionalProperties")).containsOnly("false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find_models   | {'organisation': ['agents']}               | /v1/models?organisation=agents",
                "find_models   | {'q': 'agents/', 'effective_at': '2026-05-15'} | /v1/models?q=agents/&effective_at=2026-05-15",
                "model_card    | {'model': 'agents/m'}                      | /v1/models/agents/m",
                "model_card    | {'model': 'agents/m', 'observed_by': '2026-05-15'} | /v1/models/agents/m?observed_by=2026-05-15",
                "compare       | {'model': ['agents/m'], 'benchmark': ['mcp-bench']} | /v1/compare?model=agents/m&benchmark=mcp-bench",
                "price_history | {'model': 'agents/m'}                      | /v1/models/agents/m/pricing/history",
                "leaderboard   | {'benchmark': 'mcp-bench'}                 | /v1/benchmarks/mcp-bench",
                "timeline      | {'model': ['agents/m'], 'from': '2026-05', 'limit': 50} | /v1/timeline?model=agents/m&from=2026-05&limit=50",
                "disputes      | {'limit': 100}                             | /v1/disputes?limit=100",
                "expectations  | {'model': 'agents/m'}                      | /v1/models/agents/m/expectations",
                "changes_since | {'after': '0', 'organisation': ['agents']} | /v1/digest?after=0&organisation=agents"
            })
    void an_agent_is_told_what_everybody_else_is_told(String tool, String arguments, String path) {
        var told = call(tool, arguments);
        assertThat(told.path("isError").asBoolean()).as(told.toString()).isFalse();
        var rest = withoutCursor(get(path).json());
        assertThat(withoutCursor(told.path("structuredContent"))).isEqualTo(rest);
        assertThat(withoutCursor(JSON.readTree(told.at("/content/0/text").asString())))
                .isEqualTo(rest);
        assertThat(rest.toString()).contains("agents");
    }

    @Test
    void even_the_short_of_a_model_names_events_and_sources() {
        var model = call("find_models", "{'q': 'agents/m'}").at("/structuredContent/data/0");
        for (var claim : List.of("/released_claim", "/access/0", "/pricing/0")) {
            get("/v1/events/" + model.at(claim + "/event_id").asString());
            assertThat(model.at(claim + "/source/publisher").asString())
                    .as(claim)
                    .isNotEmpty();
        }
    }

    @Test
    void each_page_tells_where_the_next_one_is() {
        var first = call("timeline", "{'model': ['agents/m'], 'limit': 3}").path("structuredContent");
        var second = call(
                        "timeline",
                        "{'model': ['agents/m'], 'limit': 3, 'cursor': '%s'}"
                                .formatted(first.at("/page/next_cursor").asString()))
                .path("structuredContent");
        var all = get("/v1/timeline?model=agents/m&limit=6").json().path("data");
        assertThat(first.path("data").size() + second.path("data").size()).isEqualTo(6);
        assertThat(second.at("/data/0")).isEqualTo(all.get(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model_card    | {}                                | model",
                "model_card    | {'model': 'agents/nobody'}        | agents/nobody",
                "model_card    | {'model': 7}                      | string",
                "compare       | {'model': 'agents/m'}             | array",
                "compare       | {'model': []}                     | 1 to 20",
                "find_models   | {'organization': ['agents']}      | organization",
                "find_models   | {'as_of': 'yesterday'}            | as_of",
                "find_models   | {'access_state': ['zzz']}         | general_availability",
                "timeline      | {'type': ['zzz']}                 | pricing.changed",
                "disputes      | {'limit': 1000}                   | limit",
                "disputes      | {'cursor': 'x'}                   | cursor",
                "timeline      | {'from': '2026-13'}               | from",
                "leaderboard   | {'benchmark': 'nobody-knows-it'}  | nobody-knows-it",
                "changes_since | {'after': 'x'}                    | after",
                "changes_since | {'axis': 'sideways'}              | axis"
            })
    void a_bad_argument_is_an_error_of_the_tool_that_says_what_to_mend(String tool, String arguments, String mend) {
        var told = call(tool, arguments);
        assertThat(told.path("isError").asBoolean()).as(told.toString()).isTrue();
        assertThat(told.at("/content/0/text").asString()).contains(mend).doesNotContain("Exception");
    }

    @Test
    void an_unknown_tool_is_refused() {
        var answer = ask("tools/call", "{\"name\": \"forget_everything\", \"arguments\": {}}");
        assertThat(answer.path("error").isMissingNode()
                        && !answer.at("/result/isError").asBoolean())
                .as(answer.toString())
                .isFalse();
    }

    private JsonNode call(String tool, String arguments) {
        return ask("tools/call", "{\"name\": \"%s\", \"arguments\": %s}".formatted(tool, arguments.replace('\'', '"')))
                .path("result");
    }

    private JsonNode ask(String method, String parameters) {
        var answer = anybody()
                .post(
                        "/mcp",
                        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"%s\", \"params\": %s}"
                                .formatted(method, parameters),
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/json, text/event-stream");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** A cursor belongs to the list that gave it out. */
    private static JsonNode withoutCursor(JsonNode answer) {
        if (answer.path("page") instanceof ObjectNode page) {
            page.remove("next_cursor");
        }
        return answer;
    }
}
