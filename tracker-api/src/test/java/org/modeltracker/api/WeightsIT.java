package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Weights and licences are part of the answer. */
@Timeout(60)
class WeightsIT extends ApiContext {

    private static final String GIVEN = "{'available': true, 'url': 'https://example.org/weights'}";

    @Test
    void weights_that_are_pulled_are_news() {
        record(announced("pulled/o4", "2026-01-15"));
        record(open("pulled/o4", "2026-04-15", "Apache-2.0", GIVEN));
        var pulled = record(open("pulled/o4", "2026-04-16", "Apache-2.0", "{'available': false}"));
        var answer = get("/v1/models/pulled/o4/open-source-status").json();
        assertThat(answer.at("/weights/available").asBoolean(true)).isFalse();
        assertThat(answer.path("since").asString()).isEqualTo("2026-04-16");
        assertThat(texts(data("/v1/timeline?model=pulled/o4&type=open_source_status.changed"), "/sentence"))
                .doesNotHaveDuplicates()
                .anyMatch(sentence -> sentence.contains("are not available any more"));
        var digest = get("/v1/digest?after=%d&format=json".formatted(position(pulled) - 1));
        assertThat(digest.body()).contains("not available any more");
        assertThat(data("/v1/models?organisation=pulled&weights=available")).isEmpty();
        assertThat(data("/v1/models?organisation=pulled&weights=unavailable")).hasSize(1);
        assertThat(data("/v1/models?organisation=pulled&weights=available&effective_at=2026-04-15"))
                .hasSize(1);
        assertThat(anybody().get("/v1/models?weights=maybe").status()).isEqualTo(400);
    }

    @Test
    void weights_that_moved_and_weights_that_came_back_begin_anew() {
        record(announced("moved/a", "2026-01-15"));
        record(open("moved/a", "2026-04-15", "MIT", GIVEN));
        record(open("moved/a", "2026-05-01", "MIT", "{'available': true, 'url': 'https://example.org/elsewhere'}"));
        var answer = "/v1/models/moved/a/open-source-status";
        assertThat(get(answer).json().path("since").asString()).isEqualTo("2026-05-01");
        record(
                open("moved/a", "2026-06-01", "MIT", "{'available': false}"),
                open("moved/a", "2026-07-01", "MIT", GIVEN));
        assertThat(get(answer).json().path("since").asString()).isEqualTo("2026-07-01");
        record(open("moved/a", "2026-08-01", "MIT", "{}"));
        assertThat(get(answer).json().path("since").asString())
                .as("a claim that says nothing of the weights changes nothing")
                .isEqualTo("2026-07-01");
    }

    @Test
    void a_licence_is_the_same_in_any_case_and_must_be_one() {
        record(announced("licensed/a", "2026-01-15"));
        var first = record(open("licensed/a", "2026-04-15", "apache-2.0", GIVEN));
        assertThat(first.at("/data/license").asString()).isEqualTo("Apache-2.0");
        record(open("licensed/a", "2026-04-20", "Apache-2.0", GIVEN).by("hub", "catalogue"));
        assertThat(get("/v1/models/licensed/a/open-source-status")
                        .json()
                        .path("disputed")
                        .asBoolean())
                .isFalse();
        var refused = http().post(
                        "/v1/events",
                        open("licensed/a", "2026-05-01", "Apache 2.0", GIVEN).toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/data/license");
        assertThat(refused.at("/errors/0/detail")).contains("the nearest is Apache-2.0");
        record(open("licensed/a", "2026-05-01", "LicenseRef-Llama-4", GIVEN));
    }

    private static Envelope open(String model, String day, String license, String weights) {
        return Envelope.of("open_source_status.changed", model, day, """
                {'status': 'open_weights_permissive', 'license': '%s', 'weights': %s}
                """.formatted(license, weights));
    }
}
