package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.released;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What to migrate to, and when that advice changed. */
@Timeout(60)
class ReplacementIT extends ApiContext {

    @Test
    void a_revised_replacement_is_a_change_and_none_is_no_change() {
        record(announced("migrate/old", "2026-01-15"));
        record(deprecated("2026-03-01", "migrate/next"), deprecated("2026-05-01", "migrate/better"));
        record(access("migrate/old", "2026-06-01", "deprecated"));
        var then = item("/v1/models/migrate/old/access?effective_at=2026-04-01");
        assertThat(then.path("replacement").asString()).isEqualTo("migrate/next");
        var revised = item("/v1/models/migrate/old/access?effective_at=2026-05-02");
        assertThat(revised.path("replacement").asString()).isEqualTo("migrate/better");
        assertThat(revised.path("since").asString()).isEqualTo("2026-05-01");
        assertThat(item("/v1/models/migrate/old/access").path("since").asString())
                .as("a claim without advice changes nothing")
                .isEqualTo("2026-05-01");
        assertThat(get("/v1/models/migrate/old?effective_at=2026-05-02")
                        .json()
                        .at("/access/0/replacement")
                        .asString())
                .isEqualTo("migrate/better");
        assertThat(get("/models/migrate/old?effective_at=2026-05-02").body()).contains("use migrate/better instead");
        assertThat(texts(data("/v1/timeline?model=migrate/old&type=api_access.changed"), "/sentence"))
                .anyMatch(sentence -> sentence.endsWith("use migrate/better instead"));
    }

    @Test
    void a_replacement_is_the_id_of_a_model() {
        record(announced("migrate/strict", "2026-01-15"));
        var refused = http().post(
                        "/v1/events",
                        access("migrate/strict", "2026-03-01", "deprecated")
                                .with("/data/replacement", "the next one")
                                .toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/data/replacement");
    }

    @Test
    void a_model_that_nobody_knows_is_taken_as_replacement_or_predecessor_with_a_warning() {
        record(announced("migrate/from", "2026-01-15"), announced("migrate/known", "2026-01-15"));
        var typo =
                stored(access("migrate/from", "2026-03-01", "deprecated").with("/data/replacement", "migrate/knwon"));
        assertThat(typo.at("/warnings/0/type").asString()).endsWith("/unknown-model");
        assertThat(typo.at("/warnings/0/detail").asString()).contains("migrate/knwon", "replacement");
        assertThat(typo.at("/warnings/0/correction").asString())
                .isEqualTo("/v1/events/" + typo.path("id").asString() + "/correction");
        assertThat(stored(access("migrate/from", "2026-04-01", "deprecated").with("/data/replacement", "migrate/known"))
                        .has("warnings"))
                .isFalse();
        var successor = released("migrate/to", "2026-05-01");
        assertThat(stored(successor.with("/data/successor_of", "migrate/nobody"))
                        .at("/warnings/0/detail")
                        .asString())
                .contains("migrate/nobody", "successor_of");
        assertThat(stored(successor.seen("2026-05-02").with("/data/successor_of", "migrate/from"))
                        .has("warnings"))
                .isFalse();
    }

    private JsonNode stored(Envelope claim) {
        var answer = http().post("/v1/events", claim.toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static Envelope deprecated(String day, String replacement) {
        return access("migrate/old", day, "deprecated").with("/data/replacement", replacement);
    }
}
