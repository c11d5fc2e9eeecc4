package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The test client holds every answer against the description. These lies it finds. */
@Timeout(60)
class DescribedAnswersIT extends ApiContext {

    @Test
    void a_field_that_only_the_description_renames_is_found() {
        record(announced("lie/model", "2026-01-15"));
        var api = get("/v3/api-docs").json();
        var answer = get("/v1/models/lie/model");
        assertThat(faults(api, answer)).isEmpty();
        var card = (ObjectNode) api.at("/components/schemas/ModelsAnswer/properties");
        card.set("vendor_identifiers", card.remove("vendor_ids"));
        assertThat(faults(api, answer)).anyMatch(fault -> fault.contains("vendor_ids"));
    }

    @Test
    void a_required_field_that_is_missing_is_found() {
        record(announced("lie/other", "2026-01-15"));
        var api = get("/v3/api-docs").json();
        var answer = get("/v1/models/lie/other");
        var body = (ObjectNode) answer.json();
        body.remove("disputes");
        var contract = new Contract(api);
        assertThat(contract.violations("GET", "/v1/models/lie/other", 200, "application/json", body.toString()))
                .anyMatch(fault -> fault.contains("disputes"));
    }

    @Test
    void a_status_and_a_form_and_an_address_that_are_not_described_are_found() {
        var contract = new Contract(get("/v3/api-docs").json());
        assertThat(contract.violations("GET", "/v1/models", 203, "application/json", "{}"))
                .isNotEmpty();
        assertThat(contract.violations("GET", "/v1/models", 200, "text/html", "<p>"))
                .isNotEmpty();
        assertThat(contract.violations("PUT", "/v1/models", 200, "application/json", "{}"))
                .isNotEmpty();
        assertThat(contract.violations("GET", "/v1/nowhere", 200, "application/json", "{}"))
                .isNotEmpty();
    }

    private static List<String> faults(JsonNode api, Answer answer) {
        return new Contract(api)
                .violations(
                        "GET", "/v1/models/lie/model", answer.status(), answer.header("Content-Type"), answer.body());
    }
}
