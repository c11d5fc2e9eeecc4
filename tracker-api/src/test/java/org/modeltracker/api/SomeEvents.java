package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.status;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Four events of two models, for tests that read the log or what was made of it. */
abstract class SomeEvents extends ApiContext {

    long before;

    /** Four events of two models, recorded once. */
    void filtered() {
        if (data("/v1/events?organisation=filtered").isEmpty()) {
            record(announced("filtered/a", "2026-01-15"), announced("filtered/b", "2026-01-16"));
            record(status("filtered/a", "2026-05-01", "closed"));
            record(released("filtered/b", "2026-01-20").by("a-filtered-paper", "press"));
        }
        before = head();
    }

    List<JsonNode> export(String query) {
        var answer = anybody().get("/v1/events?after=0" + query, "Accept", "application/x-ndjson");
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        return answer.body().lines().map(JsonMapper.shared()::readTree).toList();
    }
}
