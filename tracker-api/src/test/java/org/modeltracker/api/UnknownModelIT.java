package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** An id that nobody recorded: the refusal names ids that look like it. */
@Timeout(60)
class UnknownModelIT extends ApiContext {

    @Test
    void a_typing_error_suggests_up_to_three_near_ids_the_nearest_first() {
        record(
                announced("typo/mammoth-51", "2026-01-15"),
                announced("typo/mammoth-52", "2026-01-15"),
                announced("typo/mammoth-53", "2026-01-15"),
                announced("typo/mammoth-5-large", "2026-01-15"),
                announced("typo/ant", "2026-01-15"));
        assertThat(suggestions("/v1/models/typo/mamoth-52"))
                .hasSize(3)
                .startsWith("typo/mammoth-52")
                .doesNotContain("typo/ant");
    }

    @Test
    void the_right_name_under_another_organisation_is_suggested() {
        record(announced("typo-maker/aurochs-9", "2026-01-15"));
        assertThat(suggestions("/v1/models/typo-seller/aurochs-9/pricing")).containsExactly("typo-maker/aurochs-9");
    }

    @Test
    void where_nothing_is_near_nothing_is_suggested() {
        var answer = anybody().get("/v1/models/nowhere/qqqqqqqqqq");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().has("suggestions")).isFalse();
    }

    private List<String> suggestions(String path) {
        var answer = anybody().get(path);
        assertThat(answer.status()).isEqualTo(404);
        return answer.json()
                .path("suggestions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
