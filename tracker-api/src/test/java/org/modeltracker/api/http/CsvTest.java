package org.modeltracker.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.http.request.CsvRows;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Any list can be had as a table. */
class CsvTest extends BareServer {

    private static final String TABLE = """
            number,text,nested.deep,nested.amount,tags\r
            1,t1,"x,""y""\",-5800,a; b\r
            2,'=1+1,"x,""y""\",-5800,a; b\r
            3,t3,,,a; b\r
            """;

    @Test
    void a_list_is_a_table_by_accept_or_by_format() throws Exception {
        for (var answer :
                List.of(get("/v1/items?limit=3&format=csv"), get("/v1/items?limit=3", "Accept", "text/csv"))) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
            assertThat(answer.headers().firstValue("Link")).isPresent();
            assertThat(answer.body()).isEqualTo(TABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/html,application/xhtml+xml,*/*;q=0.8",
                "application/json",
                "text/csv;q=0.1,application/json"
            })
    void who_does_not_ask_for_a_table_gets_json(String accept) throws Exception {
        assertThat(get("/v1/items", "Accept", accept).headers().firstValue("Content-Type"))
                .hasValue("application/json");
    }

    @Test
    void what_is_no_list_cannot_be_a_table() throws Exception {
        problem(get("/v1/things/00000000-0000-0000-0000-000000000001?format=csv"), 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@x", "\tx", "\rx", "\n=1", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF201"})
    void no_text_is_taken_for_a_formula(String text) throws Exception {
        assertThat(csv(JsonMapper.shared().writeValueAsString(new String[] {text})))
                .contains("'" + text);
    }

    @Test
    void numbers_stay_numbers_without_an_exponent() throws Exception {
        assertThat(csv("[-1, 5.8e7, 0.00000012, -0.5, true, null]"))
                .isEqualTo("value\r\n-1\r\n58000000\r\n0.00000012\r\n-0.5\r\ntrue\r\n\"\"\r\n");
    }

    @Test
    void columns_are_those_of_all_rows_as_they_first_appear() throws Exception {
        assertThat(csv("[{\"b\":1},{\"a\":2,\"b\":3}]")).isEqualTo("b,a\r\n1,\r\n3,2\r\n");
    }

    @Test
    void a_base_price_has_a_column_of_its_own_behind_all_others() throws Exception {
        assertThat(csv("""
                        [{"prices": [{"component": "input", "amount": "3", "per": "1M_tokens"},
                                     {"component": "input", "amount": "6", "per": "1M_tokens", "conditions": {"min_prompt_tokens": 200000, "days": ["mon", "tue"]}}], "a": 1},
                         {"b": {"prices": [{"component": "image", "amount": "0.04", "per": "image"}]}}]
                        """).lines())
                .containsExactly(
                        "prices,a,b.prices,input_per_1m_tokens,image_per_image",
                        "\"input 3 per 1M_tokens; input 6 per 1M_tokens (min_prompt_tokens 200000, days mon; tue)\",1,,3,",
                        "\"\",,image 0.04 per image,,0.04");
    }

    @Test
    void a_list_is_text_of_which_no_spreadsheet_runs_anything() throws Exception {
        assertThat(
                        csv(
                                "[{\"a\":[{\"id\":\"x\",\"b\":1},{\"id\":\"y\"}],\"c\":[{\"d\":\"e\",\"f\":null,\"g\":{\"h\":2}}],\"i\":[\"=1\"]}]"))
                .isEqualTo("a,c,i\r\nx; y,e 2,'=1\r\n");
    }

    @Test
    void a_name_of_a_column_is_no_formula_either() throws Exception {
        assertThat(csv("[{\"=x\":1}]")).startsWith("'=x\r\n");
    }

    @Test
    void an_empty_list_is_an_empty_table() throws Exception {
        assertThat(csv("[]")).isEmpty();
    }

    @Test
    void a_table_is_the_whole_list_unless_a_limit_is_given_and_few_rows_are_in_memory() throws Exception {
        var whole = get("/v1/numbers?format=csv");
        assertThat(whole.body().lines())
                .hasSize(1_001)
                .startsWith("number,late", "1,")
                .endsWith("1000,yes");
        assertThat(whole.headers().firstValue("Link")).isEmpty();
        assertThat(whole.headers().firstValue("Content-Length"))
                .hasValue("" + whole.body().length());
        assertThat(get("/v1/numbers", "Accept", "text/csv").body()).isEqualTo(whole.body());
        assertThat(MadeUpEndpoint.MOST_AT_ONCE).hasValueLessThanOrEqualTo(CsvRows.AT_ONCE);
        assertThat(get("/v1/numbers?format=csv&limit=1000000").body()).isEqualTo(whole.body());
    }

    @Test
    void a_table_with_a_limit_has_so_many_rows_and_tells_where_it_goes_on() throws Exception {
        for (int limit : new int[] {1, CsvRows.AT_ONCE, CsvRows.AT_ONCE + 1, 999}) {
            var some = get("/v1/numbers?format=csv&limit=" + limit);
            assertThat(some.body().lines()).hasSize(limit + 1);
            var next = some.headers().firstValue("Link").orElseThrow().replaceFirst("<http://[^/]*", "");
            assertThat(get(next.replaceFirst(">.*", "")).body().lines().skip(1).findFirst())
                    .hasValueSatisfying(row -> assertThat(row.split(",")).contains((limit + 1) + ""));
        }
        assertThat(get("/v1/numbers?limit=101").statusCode()).isEqualTo(400);
        problem(get("/v1/numbers?format=csv&limit=0"), 400);
    }

    @Test
    void a_long_table_that_still_holds_is_not_sent_again() throws Exception {
        var etag = get("/v1/numbers?format=csv").headers().firstValue("ETag").orElseThrow();
        var again = get("/v1/numbers?format=csv", "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("ETag")).hasValue(etag);
        assertThat(again.headers().allValues("Vary")).contains("Accept");
    }

    private static String csv(String list) throws Exception {
        var text = new StringBuilder();
        var exact = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        CsvTable.of(exact.readTree(list)).write(text);
        return text.toString();
    }
}
