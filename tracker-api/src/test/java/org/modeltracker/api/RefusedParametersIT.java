package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A refused parameter is named, with its value and what is allowed. */
@Timeout(120)
class RefusedParametersIT extends ApiContext {

    private static final String WRONG = "~~";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/models?limit=many              | limit           | many          | whole number from 1 to 100
            /v1/models?open_weights=perhaps    | open_weights    | perhaps       | true or false
            /v1/models?max_input_price=cheap   | max_input_price | cheap         | decimal number
            /v1/models?min_context=large       | min_context     | large         | whole number
            /v1/models?sort=colour             | sort            | colour        | released
            /v1/models?access_state=odd%20one  | access_state    | odd one       | private_preview
            /v1/models?colour=red              | colour          | red           | access_state
            /v1/models?cursor=abc              | cursor          | abc           | cursor
            /v1/models?as_of=1&as_of=2         | as_of           | 1, 2          | only once
            /v1/timeline?order=colour          | order           | colour        | recorded
            /v1/timeline?from=yesterday        | from            | yesterday     | 2026-04-09
            /v1/events?after=-1                | after           | -1            | 0 or more
            /v1/price-changes?direction=left   | direction       | left          | down
            /v1/upcoming?within=long           | within          | long          | 90d
            /v1/compare                        | model           |               | required
            /v1/frontier                       | benchmark       |               | required
            """)
    void it_has_its_name_its_value_and_what_is_allowed(String path, String name, String value, String allowed) {
        var error = only(path);
        assertThat(error.path("parameter").asString()).isEqualTo(name);
        assertThat(error.path("pointer").asString()).isEqualTo("?" + name);
        assertThat(error.path("value").asString(null)).isEqualTo(value);
        assertThat(error.path("detail").asString()).contains(allowed);
    }

    /** The kind, not the cases: of every operation, each parameter that can be wrong. */
    @Test
    void every_parameter_of_every_read_that_refuses_a_value_is_named_with_it() {
        var refused = new int[1];
        eachParameter((path, name) -> {
            var answer = http().get(path + name + "=" + URLEncoder.encode(WRONG, StandardCharsets.UTF_8));
            if (answer.status() == 400) {
                refused[0]++;
                assertThat(answer.json().path("errors"))
                        .as(path + " " + name + " " + answer.body())
                        .anySatisfy(error -> {
                            assertThat(error.path("parameter").asString()).isEqualTo(name);
                            assertThat(error.path("value").asString()).isEqualTo(WRONG);
                        });
            }
        });
        assertThat(refused[0]).isGreaterThan(80);
    }

    @Test
    void a_long_value_is_cut_and_a_fault_of_a_body_has_no_parameter() {
        var cut = only("/v1/models?limit=" + "9".repeat(5_000)).path("value").asString();
        assertThat(cut).hasSize(101).endsWith("…");
        var body = http().post("/v1/keys?colour=red", "{}");
        assertThat(body.json().at("/errors/0/parameter").asString()).isEqualTo("colour");
        var fault = http().post("/v1/keys", "{}").json().path("errors");
        assertThat(fault)
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error.propertyNames()).containsExactlyInAnyOrder("pointer", "detail"));
    }

    private JsonNode only(String path) {
        var answer = http().get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("errors")).hasSize(1);
        return answer.json().at("/errors/0");
    }

    private interface Parameter {
        void of(String path, String name);
    }

    /** The other parameters that an operation requires are sent too, or their absence would be the only fault. */
    private void eachParameter(Parameter each) {
        get("/v3/api-docs").json().path("paths").forEachEntry((template, item) -> {
            var query = item.at("/get/parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals("query"))
                    .toList();
            query.forEach(parameter -> {
                var name = parameter.path("name").asString();
                each.of(template.replaceAll("\\{[^}]*}", "x") + "?" + required(query, name), name);
            });
        });
    }

    private static String required(List<JsonNode> query, String besides) {
        return query.stream()
                .filter(parameter -> parameter.path("required").asBoolean(false))
                .map(parameter -> parameter.path("name").asString())
                .filter(name -> !name.equals(besides))
                .map(name -> name + "=x&")
                .collect(Collectors.joining());
    }
}
