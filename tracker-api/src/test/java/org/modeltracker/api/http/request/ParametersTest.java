package org.modeltracker.api.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.http.BareServer;

/** Parameters are read or refused, never ignored. */
class ParametersTest extends BareServer {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/items?limt=3                                | ?limt",
                "/v1/items?as_of=2026-01-01T00:00:00Z            | ?as_of",
                "/v1/filtered?accessState=x                      | ?accessState",
                "/v1/filtered?access_state=a&access_state=b      | ?access_state",
                "/v1/items?limit=1&limit=2                       | ?limit",
                "/v1/items?limit=0                               | ?limit",
                "/v1/items?limit=101                             | ?limit",
                "/v1/items?limit=ten                             | ?limit",
                "/v1/items?cursor=nonsense                       | ?cursor",
                "/v1/items?cursor=bm9uc2Vuc2U                    | ?cursor",
                "/v1/items?cursor=eyJhIjoiYiJ9                   | ?cursor",
                "/v1/items?cursor=                               | ?cursor",
                "/v1/filtered?count=many                         | ?count",
                "/v1/filtered?after=x                            | ?after",
                "/v1/required                                    | ?which_one",
                "/v1/required?which_one=x                        | ?which_one",
                "/v1/required?which_one=1&as_of=a&as_of=b        | ?as_of"
            })
    void a_parameter_that_is_not_understood_is_refused_by_name(String path, String pointer) throws Exception {
        assertThat(problem(get(path), 400).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void an_unknown_parameter_is_told_the_known_ones() throws Exception {
        assertThat(problem(get("/v1/items?x=1"), 400).at("/errors/0/detail").asString())
                .endsWith("use one of cursor, format, limit");
    }

    @Test
    void the_components_of_a_record_are_parameters_in_snake_case() throws Exception {
        assertThat(get("/v1/filtered?access_state=limited&model=a/b&model=c/d").body())
                .contains("\"limited\"", "[a/b, c/d]");
    }

    @Test
    void a_type_may_name_its_parameters() throws Exception {
        assertThat(get("/v1/required?which_one=1&as_of=7&axis=a&axis=b&limit=9").body())
                .contains("\"limit\":9");
    }
}
