package org.modeltracker.api;

import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the answer is when claims disagree: the cases of the rule, over HTTP. */
abstract class RuleCase extends ApiContext {

    static List<String> says(JsonNode item) {
        return item.path("claims")
                .valueStream()
                .map(claim -> claim.at("/source/publisher").asString() + " "
                        + claim.path("effective").asString())
                .toList();
    }

    List<JsonNode> dispute(String model, String times) {
        return data("/v1/disputes?limit=100" + times).stream()
                .filter(item -> item.path("model").asString("").equals(model))
                .toList();
    }

    String amount(String model, String query) {
        return item(of(model) + "/pricing" + query).at("/prices/0/amount").asString();
    }

    String disclosed(String model, String day) {
        return item(of(model) + "/pricing?effective_at=" + day)
                .path("disclosure")
                .asString();
    }

    String known(String model) {
        record(announced(model, "2026-01-15"));
        return model;
    }

    String scored(String model) {
        http().post("/v1/events", benchmark("rule-bench").toString());
        return known(model);
    }

    static String of(String model) {
        return "/v1/models/" + model;
    }
}
